package io.escalations.jobs.timeline;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says what changed of the facts of the case of the current key, arms its timer and writes it to
 * state.
 */
final class CaseFlush {
  private final CaseState state;
  private final TimerMove timer;
  private final long retentionMillis;
  private final Consumer<OutputRecord> output;

  /** Moves the timer of the current key; see {@code BundleOperator.moveTimer}. */
  @FunctionalInterface
  interface TimerMove {
    void move(Long registered, Long next);
  }

  /**
   * @param retention how long the events of a case without a running clock are kept after its last
   *     one, in event time
   */
  CaseFlush(CaseState state, TimerMove timer, Duration retention, Consumer<OutputRecord> output) {
    this.state = state;
    this.timer = timer;
    retentionMillis = retention.toMillis();
    this.output = output;
  }

  /**
   * @param timeline as of now
   * @param statement what it has to say that was not said before
   */
  void settle(CaseEntry its, CaseTimeline timeline, FactsDiff statement) throws Exception {
    say(its, statement, timeline.now());
    long retireAt =
        timeline.hasRunningClock() ? Long.MAX_VALUE : timeline.lastEventAt() + retentionMillis;
    if (retireAt <= timeline.now()) {
      arm(its, Long.MAX_VALUE);
      state.retire();
      its.retired();
    } else {
      arm(its, Math.min(timeline.nextInstant(), retireAt));
      state.store(its);
    }
  }

  private void say(CaseEntry its, FactsDiff statement, long now) throws Exception {
    its.said(statement);
    if (!statement.facts().isEmpty()) {
      FactsChanged facts = withDescriptions(statement.facts(), its);
      output.accept(TimelineOutput.facts(now == Long.MIN_VALUE ? facts : facts.said(now)));
    }
  }

  /** The fold knows which event's text is meant; the text itself is fetched for what is said. */
  private FactsChanged withDescriptions(FactsChanged facts, CaseEntry its) throws Exception {
    if (facts.escalations().stream().allMatch(row -> row.description() == null)) {
      return facts;
    }
    List<EscalationRow> rows = new ArrayList<>();
    for (EscalationRow row : facts.escalations()) {
      rows.add(
          row.description() == null
              ? row
              : row.withDescription(description(its, row.description())));
    }
    return facts.withEscalations(rows);
  }

  private String description(CaseEntry its, String eventId) throws Exception {
    String unstored = its.newDescriptions().get(eventId);
    return unstored == null ? state.description(eventId) : unstored;
  }

  /**
   * @param instant MAX_VALUE: never
   */
  private void arm(CaseEntry its, long instant) {
    Long next = instant == Long.MAX_VALUE ? null : Long.valueOf(instant);
    timer.move(its.timer(), next);
    its.timer(next);
  }
}
