package io.escalations.core.backtest;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;

/**
 * One clock instance under both sets of policies.
 *
 * @param underOld null if OLD has no such instance
 * @param underNew null if NEW has no such instance; one of the two has it
 * @param firstPriority of the case; null if it never had one
 */
public record ClockPair(SlaClockRow underOld, SlaClockRow underNew, Priority firstPriority) {

  /** The row under NEW, or under OLD where NEW has none. */
  public SlaClockRow either() {
    return underNew == null ? underOld : underNew;
  }

  /** Null if it breaches under both or under neither. */
  public Flip flip() {
    boolean breachedOld = isBreached(underOld);
    if (breachedOld == isBreached(underNew)) {
      return null;
    }
    return breachedOld ? Flip.ONLY_OLD : Flip.ONLY_NEW;
  }

  static boolean isBreached(SlaClockRow row) {
    return row != null && row.status() == ClockStatus.BREACHED;
  }
}
