package io.escalations.core.calendar;

/**
 * Which instants count towards a target. Instants are epoch milliseconds UTC; working hours are
 * half-open.
 */
public interface WorkingTime {
  /** Every instant counts. */
  WorkingTime ALWAYS = new Always();

  /** Counted milliseconds in {@code [from, to)}; 0 if {@code to} is not after {@code from}. */
  long between(long from, long to);

  /**
   * The earliest instant, not before {@code from}, at which {@code millis} (0 or more) have been
   * counted since it.
   */
  long add(long from, long millis);

  /** What a working day counts: the hours of the longest regular day, in milliseconds. */
  long workingDay();
}
