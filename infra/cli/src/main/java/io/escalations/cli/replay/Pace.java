package io.escalations.cli.replay;

/**
 * How data time runs against the wall clock: as fast as it goes up to an instant of data time, from
 * there on {@code speed} times as fast as the clock on the wall.
 *
 * @param from data time, epoch milliseconds UTC
 * @param speed data time per wall time; infinite for no pace at all
 */
public record Pace(long from, double speed) {

  /** As fast as it goes. */
  public static Pace max() {
    return new Pace(Long.MAX_VALUE, Double.POSITIVE_INFINITY);
  }

  /** From the first event on. */
  public static Pace times(double speed) {
    return new Pace(Long.MIN_VALUE, speed);
  }

  /**
   * As fast as it goes up to an instant of data time, then {@code speed} times as fast as the wall
   * clock.
   */
  public static Pace timesFrom(long from, double speed) {
    return new Pace(from, speed);
  }

  boolean holds(long occurredAt) {
    return occurredAt >= from;
  }
}
