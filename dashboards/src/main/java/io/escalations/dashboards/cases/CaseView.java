package io.escalations.dashboards.cases;

import io.escalations.core.explain.Explanation;
import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Happening;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.dashboards.text.Wording;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SpanKind;
import io.escalations.stored.StoredCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is shown of a case as of one instant, by one fold. Times are epoch milliseconds UTC.
 *
 * @param fields what the case carries, by name; what is not known is absent
 * @param before the last event before the instant; null if there is none
 * @param after the first event after it, of those that have come in; null if there is none
 */
public record CaseView(
    Explanation explanation,
    Map<String, String> fields,
    List<EscalationRow> escalations,
    List<CaseSpanRow> spans,
    Axis axis,
    Long before,
    Long after) {
  /**
   * So many clocks are read at a glance; of more than that, the open, the missed and the newest.
   */
  private static final int AT_A_GLANCE = 16;

  /**
   * @param timeline a fold of the stored case
   */
  public static CaseView of(StoredCase stored, CaseTimeline timeline) {
    Explanation explanation = stored.explain(timeline);
    List<CaseSpanRow> spans =
        Stream.of(SpanKind.values()).flatMap(kind -> known(timeline.spans(kind)).stream()).toList();
    long now = timeline.now();
    return new CaseView(
        explanation,
        fields(timeline.caseRow()),
        timeline.escalations(),
        spans,
        axis(explanation),
        stored.events().stream()
            .map(event -> event.occurredAt())
            .filter(at -> at < now)
            .max(Long::compare)
            .orElse(null),
        stored.events().stream()
            .map(event -> event.occurredAt())
            .filter(at -> at > now)
            .min(Long::compare)
            .orElse(null));
  }

  /** Those of which something is asked, to be seen at once. */
  public List<Clock> clocks() {
    Set<Clock> shown = Set.copyOf(byUrgency().limit(AT_A_GLANCE).toList());
    return asked().stream().filter(shown::contains).toList();
  }

  /** The others, when there are many. */
  public List<Clock> others() {
    Set<Clock> shown = Set.copyOf(clocks());
    return asked().stream().filter(clock -> !shown.contains(clock)).toList();
  }

  /** Open ones first, then those that were missed, the newest before the older ones. */
  private Stream<Clock> byUrgency() {
    return asked().stream()
        .sorted(
            Comparator.comparing((Clock clock) -> clock.stoppedAt() != null)
                .thenComparing(clock -> clock.breachedAt() == null)
                .thenComparing(Clock::startedAt, Comparator.reverseOrder()));
  }

  /**
   * The names of those that started and of which no rule asks anything, with how many there are if
   * it is not one.
   */
  public List<String> unasked() {
    return explanation.clocks().stream()
        .filter(clock -> clock.status() == null)
        .collect(Collectors.groupingBy(Clock::clock, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            clock ->
                Wording.clock(clock.getKey())
                    + (clock.getValue() > 1 ? " (" + clock.getValue() + ")" : ""))
        .toList();
  }

  private List<Clock> asked() {
    return explanation.clocks().stream().filter(clock -> clock.status() != null).toList();
  }

  private static Map<String, String> fields(CaseRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "priority", row.priority());
    put(fields, "department", row.department());
    put(fields, "tier", row.tier());
    put(fields, "team", row.team());
    put(fields, "assignee", row.assignee());
    put(fields, "customer", row.customerId());
    put(fields, "segment", row.customerSegment());
    put(fields, "category", words(row.issueCategory()));
    put(fields, "issue_type", row.issueType());
    put(fields, "product", row.issueProduct());
    put(fields, "channel", words(row.channel()));
    put(fields, "rating", row.rating() == null ? null : row.rating() + " of 5");
    put(
        fields,
        "compensated",
        row.compensatedAmount() == null
            ? null
            : row.compensatedAmount().toPlainString() + " " + row.compensatedCurrency());
    return fields;
  }

  private static String words(Enum<?> constant) {
    return constant == null ? null : Wording.words(constant.name());
  }

  /** None of a kind that no event ever named: a lane without a name shows nothing. */
  private static List<CaseSpanRow> known(List<CaseSpanRow> spans) {
    return spans.stream().allMatch(span -> span.value() == null || span.value().isEmpty())
        ? List.of()
        : spans;
  }

  private static void put(Map<String, String> fields, String name, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      fields.put(name, value.toString());
    }
  }

  /**
   * From the first to the last thing that happened; what is open reaches to the instant. What is
   * still to come takes no more than half of it, or what happened could not be read beside it: but
   * the soonest due of a case that missed none.
   */
  private static Axis axis(Explanation explanation) {
    List<Instant> drawn =
        new ArrayList<>(explanation.timeline().stream().map(Happening::at).toList());
    List<Instant> ahead = new ArrayList<>();
    for (Clock clock : explanation.clocks()) {
      boolean open = clock.status() != null && clock.stoppedAt() == null;
      drawn.addAll(
          Stream.of(clock.startedAt(), clock.stoppedAt(), open ? explanation.asOf() : null)
              .filter(Objects::nonNull)
              .toList());
      if (open && clock.dueAt() != null) {
        ahead.add(clock.dueAt());
      }
    }
    Instant from = Collections.min(drawn);
    Instant to = Collections.max(drawn);
    Instant far = to.plus(Duration.between(from, to));
    Instant soonest = ahead.stream().min(Comparator.naturalOrder()).orElse(to);
    Instant furthest =
        ahead.stream()
            .filter(due -> !due.isAfter(far))
            .max(Comparator.naturalOrder())
            .orElse(soonest);
    return Axis.over(from.toEpochMilli(), Collections.max(List.of(to, furthest)).toEpochMilli());
  }
}
