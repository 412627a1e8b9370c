package io.escalations.jobs.timeline;

import io.escalations.core.changelog.CaseEvaluation;
import io.escalations.core.changelog.FactsHistory;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Publishes the evaluation of the case of the current key: emits alerts and facts, moves the timer
 * and writes state.
 */
final class CaseFlush {
  private final CaseState state;
  private final TimerMove timer;
  private final Retention retention;
  private final Consumer<OutputRecord> output;

  /** Moves the timer of the current key; see {@code BundleOperator.moveTimer}. */
  @FunctionalInterface
  interface TimerMove {
    void move(Long registered, Long next);
  }

  CaseFlush(CaseState state, TimerMove timer, Retention retention, Consumer<OutputRecord> output) {
    this.state = state;
    this.timer = timer;
    this.retention = retention;
    this.output = output;
  }

  void publish(CaseEntry entry, CaseEvaluation evaluation) throws Exception {
    for (SlaAlert alert : evaluation.alerts()) {
      output.accept(TimelineOutput.alert(alert, entry.isHistory(alert)));
    }
    emit(entry, evaluation.facts().facts(), evaluation.timeline().now());
    entry.publish(evaluation);
    storeOrRetire(entry, evaluation.timeline());
  }

  /** Before the evaluation is published: the case still waits with its batch. */
  void publishHistory(CaseEntry entry, FactsHistory history, List<FactsChanged> steps)
      throws Exception {
    for (FactsChanged step : steps) {
      output.accept(TimelineOutput.factsHistory(withDescriptions(step, entry)));
    }
    entry.advanceHistory(history);
  }

  private void emit(CaseEntry entry, FactsChanged facts, long now) throws Exception {
    if (!facts.isEmpty()) {
      FactsChanged complete = withDescriptions(facts, entry);
      output.accept(
          TimelineOutput.facts(now == Long.MIN_VALUE ? complete : complete.withKnownAt(now)));
    }
  }

  /**
   * The fold knows which event's text is meant; the text itself is read for rows that are emitted.
   */
  private FactsChanged withDescriptions(FactsChanged facts, CaseEntry entry) throws Exception {
    Map<String, String> texts = new HashMap<>();
    for (EscalationRow row : facts.rows(Tables.ESCALATIONS)) {
      String eventId = row.description();
      if (eventId != null) {
        texts.put(eventId, state.description(entry, eventId));
      }
    }
    return texts.isEmpty()
        ? facts
        : facts.replacing(
            Tables.ESCALATIONS, row -> row.withDescription(texts.get(row.description())));
  }

  private void storeOrRetire(CaseEntry entry, CaseTimeline timeline) throws Exception {
    long retireAt = retention.retireAt(timeline, entry.arrivedAt());
    if (retireAt <= timeline.now()) {
      moveTimer(entry, Long.MAX_VALUE);
      state.retire(entry);
    } else {
      moveTimer(entry, Math.min(timeline.nextTimer(), retireAt));
      state.store(entry);
    }
  }

  /**
   * @param instant MAX_VALUE: never
   */
  private void moveTimer(CaseEntry entry, long instant) {
    Long next = instant == Long.MAX_VALUE ? null : Long.valueOf(instant);
    timer.move(entry.timer(), next);
    entry.setTimer(next);
  }
}
