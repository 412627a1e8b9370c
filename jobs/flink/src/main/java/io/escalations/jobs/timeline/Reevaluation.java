package io.escalations.jobs.timeline;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * The cases that have not been looked at since the newest policy came. They are taken a few at a
 * time with pauses in between, in which events, timers and checkpoints have their turn: a version
 * that touches every case must not hold up the alerts.
 */
final class Reevaluation {
  static final int CASES_AT_A_TIME = 100;
  static final long PAUSE_MILLIS = 3;

  /** Has one case looked at again. */
  @FunctionalInterface
  interface Evaluate {
    void at(String caseId) throws Exception;
  }

  private final ProcessingTimeService time;
  private final Evaluate visit;
  private final Set<String> waiting = new LinkedHashSet<>();
  private boolean scheduled;

  Reevaluation(ProcessingTimeService time, Evaluate visit) {
    this.time = time;
    this.visit = visit;
  }

  void begin(Stream<String> caseIds) {
    caseIds.forEach(waiting::add);
    schedule();
  }

  boolean isOver() {
    return waiting.isEmpty();
  }

  /** Whether the case was still to be looked at; the caller does it now. */
  boolean take(String caseId) {
    return waiting.remove(caseId);
  }

  /** All that are left, at once. */
  void finish() throws Exception {
    while (!waiting.isEmpty()) {
      visit();
    }
  }

  private void schedule() {
    if (!scheduled && !waiting.isEmpty()) {
      scheduled = true;
      time.registerTimer(
          time.getCurrentProcessingTime() + PAUSE_MILLIS,
          instant -> {
            scheduled = false;
            visit();
            schedule();
          });
    }
  }

  private void visit() throws Exception {
    for (int count = 0; count < CASES_AT_A_TIME && !waiting.isEmpty(); count++) {
      Iterator<String> first = waiting.iterator();
      String caseId = first.next();
      first.remove();
      visit.at(caseId);
    }
  }
}
