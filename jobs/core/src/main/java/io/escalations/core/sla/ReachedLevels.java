package io.escalations.core.sla;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The levels one clock instance reached; each once, whatever follows. */
final class ReachedLevels {
  private List<Reached> reached = List.of();
  private final BitSet spent = new BitSet(Level.BREACH);

  /**
   * A level as the run knows it; the attributes of its instant are looked up when the walk is over.
   *
   * @param dueAt null if the clock was paused
   */
  record Reached(int percent, long at, Long dueAt, long targetMillis, String policyVersion) {}

  void add(Reached level) {
    if (reached.isEmpty()) {
      reached = new ArrayList<>(4);
    }
    reached.add(level);
    spent.set(level.percent());
  }

  /** It counts as reached without being said. */
  void spend(int percent) {
    spent.set(percent);
  }

  boolean isSpent(int percent) {
    return spent.get(percent);
  }

  /** A stop at the very instant of a warning is in time for it: it was not reached, and may be after a reopen. */
  void stop(long instant) {
    for (int i = reached.size() - 1; i >= 0; i--) {
      Reached level = reached.get(i);
      if (level.percent() != Level.BREACH && level.at() >= instant) {
        reached.remove(i);
        spent.clear(level.percent());
      }
    }
  }

  List<Reached> all() {
    return reached;
  }
}
