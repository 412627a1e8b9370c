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

  /** A stop at the very instant of a warning is in time for it. */
  void stop(long instant) {
    if (!reached.isEmpty()) {
      reached.removeIf(level -> level.percent() != Level.BREACH && level.at() >= instant);
    }
  }

  List<Reached> all() {
    return reached;
  }
}
