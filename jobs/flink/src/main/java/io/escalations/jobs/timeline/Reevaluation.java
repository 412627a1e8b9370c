package io.escalations.jobs.timeline;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The cases that have not been evaluated since the newest policy came. They are evaluated a few at
 * a time with pauses in between, in which events, timers and checkpoints have their turn: a version
 * that touches every case must not hold up the alerts.
 */
final class Reevaluation {
  static final int CASES_AT_A_TIME = 100;
  static final long PAUSE_MILLIS = 3;

  /** Has one case evaluated. */
  @FunctionalInterface
  interface Evaluator {
    void evaluate(String caseId) throws Exception;
  }

  private final ProcessingTimeService time;
  private final Evaluator evaluator;
  private final Set<String> waiting = new LinkedHashSet<>();
  private boolean scheduled;

  Reevaluation(ProcessingTimeService time, Evaluator evaluator) {
    this.time = time;
    this.evaluator = evaluator;
  }

  void start(Stream<String> caseIds) {
    caseIds.forEach(waiting::add);
    schedule();
  }

  boolean isOver() {
    return waiting.isEmpty();
  }

  /** How many cases wait. */
  int size() {
    return waiting.size();
  }

  /** Whether the case was waiting; then it is the caller who has it evaluated. */
  boolean take(String caseId) {
    return waiting.remove(caseId);
  }

  /** Evaluates all that are left, without pauses. */
  void finish() throws Exception {
    while (!waiting.isEmpty()) {
      evaluateSome();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong in it fails the task
  private void schedule() {
    if (!scheduled && !waiting.isEmpty()) {
      scheduled = true;
      time.registerTimer(
          time.getCurrentProcessingTime() + PAUSE_MILLIS,
          instant -> {
            scheduled = false;
            evaluateSome();
            schedule();
          });
    }
  }

  private void evaluateSome() throws Exception {
    for (int count = 0; count < CASES_AT_A_TIME && !waiting.isEmpty(); count++) {
      Iterator<String> first = waiting.iterator();
      String caseId = first.next();
      first.remove();
      evaluator.evaluate(caseId);
    }
  }
}
