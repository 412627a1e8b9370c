package io.escalations.core.said;

/**
 * A row of a case as last said. Kept in state beside the events, so fields may be added, never renamed.
 *
 * @param clock name of the clock; empty for rows of other tables
 * @param number the clock's instance, or the row's number among those of its kind, from 1
 * @param digest of its values; {@link #TAKEN_BACK} if it is no more
 */
public record SaidRow(Kind kind, String clock, int number, long digest) {
  public static final long TAKEN_BACK = 0;

  /** What it is a row of. */
  public enum Kind {
    CASE,
    ESCALATION,
    CLOCK,
    SPELL,
    TIER,
    DEPARTMENT
  }

  boolean is(Kind otherKind, String otherClock, int otherNumber) {
    return number == otherNumber && kind == otherKind && clock.equals(otherClock);
  }
}
