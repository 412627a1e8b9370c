package io.escalations.core.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/** The clock instances of a case that are final; copies share them. */
final class FinalRuns {
  private final Map<ClockInstance, ClockRun> byInstance;

  /** Thresholds that event time has not come to, though the case has: one of each instance. */
  private final Queue<Ahead> ahead;

  /** Their thresholds are published already. */
  private final List<ClockRun> withUnpublishedRow;

  /**
   * @param at epoch milliseconds UTC
   */
  private record Ahead(long at, ClockRun run) {}

  FinalRuns() {
    this(
        new HashMap<>(),
        new PriorityQueue<>(Comparator.comparingLong(Ahead::at)),
        new ArrayList<>());
  }

  private FinalRuns(
      Map<ClockInstance, ClockRun> byInstance, Queue<Ahead> ahead, List<ClockRun> rows) {
    this.byInstance = byInstance;
    this.ahead = ahead;
    withUnpublishedRow = rows;
  }

  FinalRuns copy() {
    return new FinalRuns(byInstance, ahead, new ArrayList<>(withUnpublishedRow));
  }

  /**
   * @param now thresholds up to here are published
   */
  void add(ClockRun run, long now) {
    byInstance.put(new ClockInstance(run.name(), run.instance()), run);
    withUnpublishedRow.add(run);
    long next = run.reachedAfter(now);
    if (next < Long.MAX_VALUE) {
      ahead.add(new Ahead(next, run));
    }
  }

  /**
   * Gives back the instances of which a threshold is reached by {@code now}.
   *
   * @return whether there are any
   */
  boolean moveTo(long now, List<ClockRun> changeable) {
    boolean any = false;
    while (!ahead.isEmpty() && ahead.peek().at() <= now) {
      changeable.add(ahead.remove().run());
      any = true;
    }
    return any;
  }

  /** When event time comes to the next threshold; MAX_VALUE if there is none. */
  long nextReached() {
    return ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().at();
  }

  /** Null if it is not here. */
  ClockRun find(String clock, int instance) {
    return byInstance.get(new ClockInstance(clock, instance));
  }

  void rowsArePublished() {
    withUnpublishedRow.clear();
  }

  List<ClockRun> withUnpublishedRow() {
    return withUnpublishedRow;
  }
}
