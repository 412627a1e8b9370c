package io.escalations.importer;

import io.escalations.importer.report.Overview;
import io.escalations.importer.report.Overview.Step;
import io.escalations.importer.report.Overview.Timeline;
import io.escalations.importer.report.Refusals;
import io.escalations.importer.report.Timelines;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.report.Warnings;
import io.escalations.importer.row.Row;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.Rule;
import io.escalations.schemas.event.EventType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what comes of an export. */
final class Tally {
  private static final int MOST_STATES = 200;
  private static final Set<EventType> STOPS =
      Set.of(EventType.AGENT_REPLIED, EventType.RESOLVED, EventType.CLOSED);

  private final Mapping mapping;
  private final Refusals refusals = new Refusals();
  private final Warnings warnings = new Warnings();
  private final Timelines timelines = new Timelines();
  private final Map<EventType, Long> eventsByType = new EnumMap<>(EventType.class);
  private final Map<EventType, Long> lastEvents = new EnumMap<>(EventType.class);
  private final Map<String, Long> eventsByRule = new LinkedHashMap<>();
  private final Map<String, Long> timesByColumn = new TreeMap<>();
  private final Map<String, Long> midnightsByColumn = new TreeMap<>();
  private final Map<String, Map<String, Long>> states = new LinkedHashMap<>();
  private Long firstAt;
  private Long lastAt;
  private long cases;
  private long mapped;
  private long withoutEvent;
  private long skipped;
  private long blank;

  Tally(Mapping mapping) {
    this.mapping = mapping;
    mapping.rules().forEach(rule -> eventsByRule.put(rule.name(), 0L));
    mapping.stateColumns().forEach(column -> states.put(column, new TreeMap<>()));
  }

  Refusals refusals() {
    return refusals;
  }

  Warnings warnings() {
    return warnings;
  }

  void skipped() {
    skipped++;
  }

  void blank() {
    blank++;
  }

  void addStates(Row row) {
    states.forEach(
        (column, counts) -> {
          if (counts.size() < MOST_STATES || counts.containsKey(row.text(column))) {
            counts.merge(row.text(column), 1L, Long::sum);
          }
        });
  }

  /**
   * @param rows how many of the case were mapped
   * @param rowsWithoutEvent how many of these gave none
   */
  void addCase(
      String caseId, List<DraftEvent> events, long rows, long rowsWithoutEvent, boolean isWarned) {
    mapped += rows;
    withoutEvent += rowsWithoutEvent;
    if (events.isEmpty()) {
      return;
    }
    cases++;
    events.forEach(this::add);
    events.stream()
        .reduce(
            (last, draft) -> draft.event().occurredAt() >= last.event().occurredAt() ? draft : last)
        .ifPresent(last -> lastEvents.merge(last.event().type(), 1L, Long::sum));
    timelines.add(timeline(caseId, events), isWarned);
  }

  private void add(DraftEvent draft) {
    EventType type = draft.event().type();
    long occurredAt = draft.event().occurredAt();
    eventsByType.merge(type, 1L, Long::sum);
    eventsByRule.merge(draft.rule().name(), 1L, Long::sum);
    firstAt = firstAt == null ? occurredAt : Math.min(firstAt, occurredAt);
    lastAt = lastAt == null ? occurredAt : Math.max(lastAt, occurredAt);
    if (STOPS.contains(type)) {
      String column = draft.reading().column();
      timesByColumn.merge(column, 1L, Long::sum);
      midnightsByColumn.merge(column, draft.reading().midnight() ? 1L : 0L, Long::sum);
    }
  }

  private static Timeline timeline(String caseId, List<DraftEvent> events) {
    List<Step> steps =
        events.stream()
            .map(
                draft ->
                    new Step(
                        draft.event().occurredAt(),
                        draft.event().type(),
                        draft.source().line(),
                        draft.rule().name()))
            .toList();
    long line = events.stream().mapToLong(draft -> draft.source().line()).min().orElse(0);
    return new Timeline(caseId, line, steps);
  }

  /** Whether there were rows, and all of them were refused. */
  boolean isNothingMapped() {
    return mapped == 0 && refusals.count() > 0;
  }

  /** What only the whole file shows. */
  void checkWhole() {
    if (mapped == 0) {
      return;
    }
    for (Rule rule : mapping.rules()) {
      if (!rule.fallback() && eventsByRule.get(rule.name()) == 0) {
        warnings.add(
            WarningKind.RULE_NEVER_HOLDS, 0, "rule " + rule.name() + " (" + rule.event() + ")");
      }
    }
    timesByColumn.forEach(
        (column, times) -> {
          if (times > 1 && midnightsByColumn.get(column).equals(times)) {
            warnings.add(
                WarningKind.ALWAYS_MIDNIGHT, 0, "column " + column + ", " + times + " times");
          }
        });
    if (mapped == cases && cases > 1 && mapping.isByPosition()) {
      warnings.add(
          WarningKind.ID_BY_POSITION, 0, "each case has one row, and sequence or event_id counts");
    }
  }

  ImportSummary summary(long headerLine) {
    return new ImportSummary(
        new ImportSummary.Rows(mapped, withoutEvent, refusals.count(), skipped, blank, headerLine),
        cases,
        eventsByType,
        firstAt,
        lastAt,
        refusals.findings(),
        warnings.findings(),
        new Overview(states, lastEvents, timelines.shown()));
  }
}
