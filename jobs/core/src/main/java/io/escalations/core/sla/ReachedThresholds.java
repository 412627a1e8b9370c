package io.escalations.core.sla;

import java.util.ArrayList;
import java.util.List;

/** The levels one clock instance reached; each once, whatever follows. */
final class ReachedThresholds {
  private List<Threshold> reached = List.of();

  /**
   * A bit for each percent; two numbers and no set, as every look at a case makes one of these for
   * each clock.
   */
  private long spentBelow64;

  private long spentFrom64;

  void add(Threshold level) {
    if (reached.isEmpty()) {
      reached = new ArrayList<>(4);
    }
    reached.add(level);
    spend(level.percent());
  }

  /** It counts as reached without being said. */
  void spend(int percent) {
    if (percent < Long.SIZE) {
      spentBelow64 |= 1L << percent;
    } else {
      spentFrom64 |= 1L << (percent - Long.SIZE);
    }
  }

  boolean isSpent(int percent) {
    return ((percent < Long.SIZE ? spentBelow64 >>> percent : spentFrom64 >>> (percent - Long.SIZE))
            & 1)
        == 1;
  }

  /** A stop at the very instant of a warning is in time for it. */
  void stop(long instant) {
    for (int i = reached.size() - 1; i >= 0; i--) {
      if (reached.get(i).percent() != Threshold.BREACH && reached.get(i).at() >= instant) {
        reached.remove(i);
      }
    }
  }

  List<Threshold> all() {
    return reached;
  }
}
