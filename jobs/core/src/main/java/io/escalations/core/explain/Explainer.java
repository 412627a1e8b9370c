package io.escalations.core.explain;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.explain.Explanation.Balance;
import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Happening;
import io.escalations.core.explain.Explanation.Pause;
import io.escalations.core.explain.Explanation.Ran;
import io.escalations.core.explain.Explanation.Reached;
import io.escalations.core.explain.Explanation.Target;
import io.escalations.core.sla.ClockHistory;
import io.escalations.core.sla.ClockSegment;
import io.escalations.core.sla.TargetChange;
import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseBalance;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.core.timeline.Phase;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Copies what a fold knows into an {@link Explanation}. It decides nothing. */
final class Explainer {
  private final CaseTimeline timeline;
  private final Map<String, Happening> happenings = new LinkedHashMap<>();
  private final List<Threshold> thresholds;

  Explainer(CaseTimeline timeline, Function<String, Actor> actors) {
    this.timeline = timeline;
    thresholds = timeline.thresholds();
    for (TimelineEvent event : timeline.events()) {
      Happening happening =
          new Happening(
              instant(event.occurredAt()),
              event.sequence(),
              event.type(),
              event.eventId(),
              actors.apply(event.eventId()),
              Carried.by(event));
      happenings.put(event.eventId(), happening);
    }
  }

  Explanation explanation() {
    Map<String, SlaClockRow> rows = new LinkedHashMap<>();
    timeline.clocks().forEach(row -> rows.put(key(row.clock(), row.instance()), row));
    List<Clock> clocks = new ArrayList<>();
    for (ClockHistory history : timeline.histories()) {
      clocks.add(clock(history, rows.get(key(history.clock(), history.instance()))));
    }
    return new Explanation(
        timeline.caseRow().caseId(),
        instant(timeline.now()),
        timeline.caseRow().status(),
        List.copyOf(happenings.values()),
        pauses(),
        balance(),
        clocks,
        reached(threshold -> threshold.percent() == Threshold.ESCALATION_DUE));
  }

  private static String key(String clock, int instance) {
    return clock + "#" + instance;
  }

  private List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    List<Phase> phases = timeline.phases();
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      if (phase.kind() == Phase.Kind.WAITING_ON_CUSTOMER || phase.kind() == Phase.Kind.ON_HOLD) {
        Phase next = i + 1 < phases.size() ? phases.get(i + 1) : null;
        Happening end = next == null ? null : happenings.get(next.eventId());
        pauses.add(
            new Pause(
                phase.kind(),
                instant(phase.from()),
                next == null ? null : instant(next.from()),
                happenings.get(phase.eventId()),
                end));
      }
    }
    return pauses;
  }

  private Balance balance() {
    CaseBalance balance = timeline.balance();
    return balance == null
        ? null
        : new Balance(
            instant(balance.from()),
            instant(balance.to()),
            millis(balance.ageMillis()),
            millis(balance.waitingMillis()),
            millis(balance.onHoldMillis()),
            millis(balance.resolvedMillis()),
            millis(balance.workingMillis()),
            millis(balance.offHoursMillis()),
            balance.calendar());
  }

  private Clock clock(ClockHistory history, SlaClockRow row) {
    List<Ran> ran = history.segments().stream().map(this::ran).toList();
    Happening startedBy = happenings.get(history.startedBy());
    if (row == null) {
      Happening endedBy = happenings.get(history.endedBy());
      return new Clock(
          history.clock(),
          history.instance(),
          null,
          null,
          null,
          instant(history.startedAt()),
          startedBy,
          null,
          null,
          null,
          null,
          endedBy,
          null,
          null,
          null,
          null,
          null,
          why(history, null),
          List.of(),
          ran,
          List.of());
    }
    Happening stoppedBy = stoppedBy(history);
    Duration margin = margin(history, row);
    return new Clock(
        row.clock(),
        row.instance(),
        row.status(),
        row.policyVersion(),
        row.calendar(),
        instant(row.startedAt()),
        startedBy,
        millis(row.targetMillis()),
        instant(row.dueAt()),
        millis(row.remainingMillis()),
        instant(row.stoppedAt()),
        stoppedBy,
        instant(row.breachedAt()),
        row.cause(),
        millis(history.segments().stream().mapToLong(ClockSegment::counted).sum()),
        millis(
            history.segments().stream()
                .filter(ClockSegment::paused)
                .mapToLong(segment -> segment.to() - segment.from())
                .sum()),
        margin,
        why(history, row),
        history.targets().stream().map(Explainer::target).toList(),
        ran,
        reached(
            threshold ->
                threshold.clock().equals(row.clock()) && threshold.instance() == row.instance()));
  }

  /** In one sentence. */
  String why(ClockHistory history, SlaClockRow row) {
    return row == null
        ? Why.noRule()
        : Why.of(row, stoppedBy(history), pausedBy(end(row)), margin(history, row));
  }

  /** Null while it runs, or if it lost its last rule. */
  private Happening stoppedBy(ClockHistory history) {
    return history.endedBy() == null ? null : happenings.get(history.endedBy());
  }

  private long end(SlaClockRow row) {
    return row.stoppedAt() == null ? timeline.now() : row.stoppedAt();
  }

  /** Null where the clock was cancelled: nothing was missed or kept. */
  private Duration margin(ClockHistory history, SlaClockRow row) {
    return switch (row.status()) {
      case CANCELLED -> null;
      case PAUSED -> millis(row.remainingMillis());
      case RUNNING, MET -> millis(history.workingTime().between(end(row), row.dueAt()));
      case BREACHED -> millis(-overdue(history.segments(), row.breachedAt()));
    };
  }

  private static long overdue(List<ClockSegment> segments, long breachedAt) {
    long overdue = 0;
    for (ClockSegment segment : segments) {
      if (!segment.paused() && segment.to() > breachedAt) {
        overdue +=
            segment.workingTime().between(Math.max(segment.from(), breachedAt), segment.to());
      }
    }
    return overdue;
  }

  private Ran ran(ClockSegment segment) {
    boolean counts = !segment.paused() && segment.workingTime() != null;
    return new Ran(
        instant(segment.from()),
        instant(segment.to()),
        segment.paused() ? pausedBy(segment.from()) : null,
        millis(segment.counted()),
        counts
            ? WorkingIntervals.between(segment.workingTime(), segment.from(), segment.to())
            : List.of());
  }

  /** What began the phase the case was in at an instant. */
  private Happening pausedBy(long instant) {
    Happening by = null;
    for (Phase phase : timeline.phases()) {
      by = phase.from() <= instant ? happenings.get(phase.eventId()) : by;
    }
    return by;
  }

  private static Target target(TargetChange change) {
    if (change.rule() == null) {
      return new Target(
          instant(change.at()),
          change.reason().name(),
          change.policyVersion(),
          null,
          null,
          null,
          null);
    }
    return new Target(
        instant(change.at()),
        change.reason().name(),
        change.policyVersion(),
        change.rule().when().withoutPersonalData(),
        millis(change.targetMillis()),
        instant(change.deadline()),
        change.rule().calendar());
  }

  private List<Reached> reached(Predicate<Threshold> which) {
    return thresholds.stream()
        .filter(which)
        .map(
            threshold ->
                new Reached(
                    Threshold.name(threshold.percent()),
                    threshold.instance(),
                    instant(threshold.at()),
                    instant(threshold.dueAt())))
        .toList();
  }

  private static Instant instant(Long epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
  }

  private static Duration millis(Long length) {
    return length == null ? null : Duration.ofMillis(length);
  }
}
