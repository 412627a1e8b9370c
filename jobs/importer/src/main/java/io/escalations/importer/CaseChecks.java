package io.escalations.importer;

import io.escalations.importer.order.CaseOrder;
import io.escalations.importer.order.Chain;
import io.escalations.importer.order.Direction;
import io.escalations.importer.order.RowOrder.Base;
import io.escalations.importer.order.TimedRow;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.report.Warnings;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.text.VisibleText;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** What is odd about one case. */
final class CaseChecks {
  private static final Set<EventType> STOPS =
      Set.of(EventType.AGENT_REPLIED, EventType.RESOLVED, EventType.CLOSED);

  /** What happens to a case on which work goes on; an answer may follow a stop. */
  private static final Set<EventType> WORK =
      Set.of(
          EventType.ASSIGNED,
          EventType.WAITING_ON_CUSTOMER,
          EventType.ON_HOLD,
          EventType.RESUMED,
          EventType.RESOLVED);

  private static final Comparator<DraftEvent> AS_FOLDED =
      Comparator.<DraftEvent>comparingLong(draft -> draft.event().occurredAt())
          .thenComparingLong(draft -> draft.event().sequence());

  private final Mapping mapping;
  private final CaseOrder order;
  private final Direction file;
  private final Warnings warnings;

  CaseChecks(Mapping mapping, CaseOrder order, Direction file, Warnings warnings) {
    this.mapping = mapping;
    this.order = order;
    this.file = file;
    this.warnings = warnings;
  }

  /**
   * @param asInFile the rows in the order of the file
   * @param rows the same in the order of the case
   */
  void check(String caseId, List<TimedRow> asInFile, List<TimedRow> rows, List<DraftEvent> events) {
    checkDirection(caseId, asInFile);
    checkTimes(caseId, rows);
    if (mapping.order().chain() != null) {
      checkStates(caseId, mapping.order().chain(), rows);
    }
    if (!events.isEmpty()) {
      checkOpening(caseId, events);
      checkIds(caseId, events);
      checkFacts(caseId, events);
      checkStops(caseId, events);
      checkSequences(caseId, events);
    }
    events.forEach(this::checkGuessedTime);
  }

  private void checkDirection(String caseId, List<TimedRow> rows) {
    if (mapping.order().base() == Base.RECOGNISED
        && mapping.order().keys().isEmpty()
        && file == Direction.FORWARD
        && rows.size() > 1
        && order.isReversed(rows)) {
      warnings.add(WarningKind.NEWEST_FIRST_CASE, rows.get(0).line(), "case " + caseId);
    }
  }

  private void checkTimes(String caseId, List<TimedRow> rows) {
    TimedRow before = null;
    TimedRow earliest = null;
    TimedRow first = null;
    for (TimedRow row : rows) {
      if (!row.decided()) {
        warnings.add(
            WarningKind.AMBIGUOUS_LOCAL_TIME,
            row.line(),
            row.reading().column(),
            row.reading().text(),
            "case " + caseId);
      }
      if (row.time() == null) {
        continue;
      }
      if (before != null && row.time() < before.time()) {
        warnings.add(
            WarningKind.TIME_RUNS_BACK,
            row.line(),
            row.reading().column(),
            row.reading().text(),
            "case "
                + caseId
                + ", the row before has "
                + VisibleText.quoted(before.reading().text()));
      }
      before = row;
      first = first == null ? row : first;
      earliest = earliest == null || row.time() < earliest.time() ? row : earliest;
    }
    if (first != null && !earliest.equals(first)) {
      warnings.add(
          WarningKind.FIRST_ROW_NOT_EARLIEST,
          first.line(),
          first.reading().column(),
          first.reading().text(),
          "case " + caseId + ", line " + earliest.line() + " is earlier");
    }
  }

  private void checkStates(String caseId, Chain chain, List<TimedRow> rows) {
    Map<String, String> states = new HashMap<>();
    for (TimedRow row : rows) {
      String from = chain.from(row.row());
      String to = chain.to(row.row());
      if (from == null && to == null) {
        continue;
      }
      String state = states.get(chain.subject(row.row()));
      if (state != null && from != null && !state.equals(from)) {
        warnings.add(
            WarningKind.STATES_DO_NOT_FOLLOW,
            row.line(),
            chain.from(),
            from,
            "case " + caseId + ", the row before ends in " + VisibleText.quoted(state));
      }
      states.put(chain.subject(row.row()), Objects.requireNonNullElse(to, ""));
    }
  }

  private void checkOpening(String caseId, List<DraftEvent> events) {
    OptionalLong opened =
        events.stream()
            .filter(draft -> draft.event().type() == EventType.CASE_OPENED)
            .mapToLong(draft -> draft.event().occurredAt())
            .min();
    if (opened.isEmpty()) {
      warnings.add(WarningKind.NO_OPENING, events.get(0).source().line(), "case " + caseId);
      return;
    }
    for (DraftEvent draft : events) {
      CaseEvent event = draft.event();
      if (STOPS.contains(event.type()) && event.occurredAt() < opened.getAsLong()) {
        warnings.add(
            WarningKind.BEFORE_OPENING,
            draft.source().line(),
            draft.reading().column(),
            draft.reading().text(),
            event.type()
                + " of case "
                + caseId
                + " is dated before its opening at "
                + Times.format(opened.getAsLong()));
      }
      if (event.type() == EventType.CASE_OPENED && event.occurredAt() != opened.getAsLong()) {
        warnings.add(
            WarningKind.OPENED_TWICE,
            draft.source().line(),
            draft.reading().column(),
            draft.reading().text(),
            "case " + caseId + " is opened at " + Times.format(opened.getAsLong()) + " too");
      }
    }
  }

  private void checkIds(String caseId, List<DraftEvent> events) {
    if (mapping.eventId() == null) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (DraftEvent draft : events) {
      if (!ids.add(draft.event().eventId())) {
        warnings.add(
            WarningKind.ID_COLLISION,
            draft.source().line(),
            draft.event().type()
                + " of case "
                + caseId
                + ": "
                + VisibleText.quoted(draft.event().eventId()));
      }
    }
  }

  /** Where ids are those of facts, the second has another id than the first. */
  private void checkFacts(String caseId, List<DraftEvent> events) {
    if (mapping.eventId() != null) {
      return;
    }
    Map<List<Object>, TimedRow> facts = new HashMap<>();
    for (DraftEvent draft : events) {
      TimedRow other = facts.putIfAbsent(fact(draft), draft.source());
      if (draft.event().type() != EventType.CASE_UPDATED
          && other != null
          && !other.equals(draft.source())) {
        warnings.add(
            WarningKind.SAME_FACT_TWICE,
            draft.source().line(),
            draft.event().type()
                + " of case "
                + caseId
                + " at "
                + Times.format(draft.event().occurredAt())
                + ", as in line "
                + other.line());
      }
    }
  }

  private static List<Object> fact(DraftEvent draft) {
    List<Object> fact = new ArrayList<>();
    fact.add(draft.rule().name());
    fact.add(draft.event().occurredAt());
    draft.rule().newColumns().forEach(column -> fact.add(draft.source().row().text(column)));
    return fact;
  }

  private void checkStops(String caseId, List<DraftEvent> events) {
    DraftEvent stop = null;
    TimedRow opening = null;
    List<DraftEvent> inOrder = events.stream().sorted(AS_FOLDED).toList();
    for (DraftEvent draft : inOrder) {
      EventType type = draft.event().type();
      if (type == EventType.CASE_OPENED) {
        opening = draft.source();
        stop = null;
      } else if (type == EventType.REOPENED) {
        stop = null;
      } else if (stop != null && WORK.contains(type)) {
        warnings.add(
            WarningKind.WORK_AFTER_STOP,
            draft.source().line(),
            "case "
                + caseId
                + ": "
                + type
                + " after "
                + stop.event().type()
                + " of line "
                + stop.source().line());
      } else if (type == EventType.RESOLVED || type == EventType.CLOSED) {
        if (stop == null && draft.source().equals(opening) && isAtOpening(draft, inOrder)) {
          warnings.add(WarningKind.OPENED_AND_STOPPED, draft.source().line(), "case " + caseId);
        }
        stop = draft;
      }
    }
  }

  private static boolean isAtOpening(DraftEvent stop, List<DraftEvent> events) {
    return events.stream()
        .anyMatch(
            draft ->
                draft.event().type() == EventType.CASE_OPENED
                    && draft.event().occurredAt() == stop.event().occurredAt());
  }

  private void checkSequences(String caseId, List<DraftEvent> events) {
    if (mapping.sequence() == null) {
      return;
    }
    List<DraftEvent> byTime =
        events.stream()
            .sorted(Comparator.comparingLong(draft -> draft.event().occurredAt()))
            .toList();
    for (int index = 1; index < byTime.size(); index++) {
      CaseEvent before = byTime.get(index - 1).event();
      CaseEvent event = byTime.get(index).event();
      if (before.occurredAt() == event.occurredAt() && before.sequence() > event.sequence()) {
        warnings.add(
            WarningKind.SEQUENCE_RUNS_BACK,
            byTime.get(index).source().line(),
            event.type()
                + " of case "
                + caseId
                + " has "
                + event.sequence()
                + ", "
                + before.type()
                + " before it "
                + before.sequence());
      }
    }
  }

  private void checkGuessedTime(DraftEvent draft) {
    if (STOPS.contains(draft.event().type()) && draft.reading().guessedTime()) {
      warnings.add(
          WarningKind.CLOSING_WITHOUT_TIME,
          draft.source().line(),
          draft.reading().column(),
          draft.reading().text(),
          draft.event().type() + " of case " + draft.event().caseId());
    }
  }
}
