package io.escalations.dashboards.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.core.explain.Explanation;
import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Happening;
import io.escalations.core.explain.Explanation.Interval;
import io.escalations.core.explain.Explanation.Pause;
import io.escalations.core.explain.Explanation.Ran;
import io.escalations.dashboards.chart.ChartData;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.text.Wording;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseSpanRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Clocks, pauses, departments, tiers and events of a case on one axis of time. */
public final class CaseChart {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String EVENTS = "Events";
  private static final String PAUSES = "Paused";

  private final List<JsonNode> rows = new ArrayList<>();
  private final Set<String> lanes = new LinkedHashSet<>();

  private CaseChart() {}

  /**
   * @param shown the part of the case's time that is drawn
   */
  public static ChartData of(CaseView view, Axis shown) {
    CaseChart chart = new CaseChart();
    Explanation explanation = view.explanation();
    long asOf = explanation.asOf().toEpochMilli();
    explanation.timeline().forEach(chart::event);
    view.spans().forEach(span -> chart.held(span, asOf));
    explanation.pauses().forEach(pause -> chart.pause(pause, asOf));
    view.clocks().forEach(chart::clock);
    return new ChartData(
        "case",
        "All of it on one axis",
        sentence(view),
        List.of(
            new ChartData.Key("counted", "counted"),
            new ChartData.Key("late", "counted after due"),
            new ChartData.Key("paused", "paused"),
            new ChartData.Key("off", "outside working hours"),
            new ChartData.Key("due", "due"),
            new ChartData.Key("customer", "customer"),
            new ChartData.Key("agent", "agent"),
            new ChartData.Key("system", "system"),
            new ChartData.Key("escalation", "escalated")),
        new Table(List.of(), List.of()),
        chart.rows,
        Map.of(
            "lanes",
            List.copyOf(chart.lanes),
            "from",
            shown.from(),
            "to",
            shown.to(),
            "asOf",
            asOf));
  }

  private static String sentence(CaseView view) {
    long missed = view.clocks().stream().filter(clock -> clock.breachedAt() != null).count();
    long open = view.clocks().stream().filter(clock -> clock.stoppedAt() == null).count();
    return "%s, %s; %s."
        .formatted(
            some(view.explanation().timeline().size(), "event"),
            some(view.escalations().size(), "escalation"),
            missed == 0
                ? "no promise broken, " + open + " open"
                : some(missed, "promise") + " broken, " + open + " open");
  }

  private static String some(long number, String what) {
    return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
  }

  private void event(Happening event) {
    long at = event.at().toEpochMilli();
    put(EVENTS, kind(event), at, at, null);
  }

  private static String kind(Happening event) {
    if (event.type() == EventType.ESCALATED) {
      return "ESCALATION";
    }
    if (event.actor() != null && event.actor().role() != null) {
      return event.actor().role().name();
    }
    return event.type() == EventType.CUSTOMER_REPLIED
        ? ActorRole.CUSTOMER.name()
        : ActorRole.SYSTEM.name();
  }

  private void held(CaseSpanRow span, long asOf) {
    if (span.value() == null || span.value().isEmpty()) {
      return;
    }
    put(
        Wording.words(span.kind().name()),
        "HELD",
        span.from(),
        span.to() == null ? asOf : span.to(),
        span.value());
  }

  private void pause(Pause pause, long asOf) {
    put(
        PAUSES,
        "PAUSED",
        pause.from().toEpochMilli(),
        pause.to() == null ? asOf : pause.to().toEpochMilli(),
        Wording.words(pause.kind().name()));
  }

  private void clock(Clock clock) {
    String lane =
        Wording.clock(clock.clock()) + (clock.instance() > 1 ? " no. " + clock.instance() : "");
    lanes.add(lane);
    for (Ran ran : clock.segments()) {
      put(lane, ran.pausedBy() == null ? "OFF" : "PAUSED", ran.from(), ran.to());
      for (Interval interval : ran.intervals()) {
        Instant late =
            clock.breachedAt() == null || clock.breachedAt().isAfter(interval.to())
                ? interval.to()
                : clock.breachedAt().isBefore(interval.from())
                    ? interval.from()
                    : clock.breachedAt();
        put(lane, "COUNTED", interval.from(), late);
        put(lane, "LATE", late, interval.to());
      }
    }
    if (clock.dueAt() != null) {
      put(lane, "DUE", clock.dueAt().toEpochMilli(), clock.dueAt().toEpochMilli(), null);
    }
  }

  private void put(String lane, String kind, Instant from, Instant to) {
    if (from.isBefore(to)) {
      put(lane, kind, from.toEpochMilli(), to.toEpochMilli(), null);
    }
  }

  private void put(String lane, String kind, long from, long to, String name) {
    lanes.add(lane);
    rows.add(
        JSON.createObjectNode()
            .put("lane", lane)
            .put("kind", kind)
            .put("from", from)
            .put("to", to)
            .put("name", name));
  }
}
