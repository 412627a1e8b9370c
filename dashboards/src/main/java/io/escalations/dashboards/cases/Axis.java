package io.escalations.dashboards.cases;

/**
 * Where an instant stands on the time line of a case. Times are epoch milliseconds UTC.
 *
 * @param from the left end
 * @param to the right end, after {@code from}
 */
public record Axis(long from, long to) {
  /** Units from the left end to the right one. */
  public static final int WIDTH = 1000;

  /** An axis over both ends with a little air, even if nothing lies between them. */
  public static Axis over(long from, long to) {
    long length = Math.max(60_000, to - from);
    return new Axis(from, from + length + length / 50);
  }

  /** Whether an instant lies on it. */
  public boolean holds(long instant) {
    return instant >= from && instant <= to;
  }

  /** 0 to {@link #WIDTH}; what lies outside stands at the end it lies beyond. */
  public double at(long instant) {
    return Math.max(0.0, Math.min(WIDTH, (double) WIDTH * (instant - from) / (to - from)));
  }
}
