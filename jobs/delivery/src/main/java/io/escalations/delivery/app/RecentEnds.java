package io.escalations.delivery.app;

import io.escalations.delivery.plan.ClockInstanceKey;
import io.escalations.schemas.delivery.ClockEnd;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clocks that stopped of late, without an alert that is known: facts and alerts of one transaction
 * are read in any order. The oldest are dropped.
 */
final class RecentEnds {
  private static final int MOST = 100_000;

  private final Map<ClockInstanceKey, ClockEnd> ends = new LinkedHashMap<>();

  void put(ClockEnd end) {
    ClockInstanceKey clock = ClockInstanceKey.of(end);
    ends.remove(clock);
    ends.put(clock, end);
    if (ends.size() > MOST) {
      ends.remove(ends.keySet().iterator().next());
    }
  }

  /** Null if it has not stopped of late. */
  ClockEnd take(ClockInstanceKey clock) {
    return ends.remove(clock);
  }
}
