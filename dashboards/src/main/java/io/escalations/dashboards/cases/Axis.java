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

  private static final long SHORTEST = 60_000;

  /** An axis over both ends with a little air, even if nothing lies between them. */
  public static Axis over(long from, long to) {
    long length = Math.max(SHORTEST, to - from);
    return new Axis(from, from + length + length / 50);
  }

  /** Half of it around its middle, or twice of it, but nothing shorter than a minute. */
  public Axis zoomed(boolean in) {
    long middle = from + (to - from) / 2;
    long half = Math.max(SHORTEST / 2, in ? (to - from) / 4 : to - from);
    return new Axis(middle - half, middle + half);
  }

  /** Half of its length later, or earlier. */
  public Axis moved(boolean later) {
    long step = (to - from) / 2;
    return later ? new Axis(from + step, to + step) : new Axis(from - step, to - step);
  }

  /** Whether all of the other lies on it. */
  public boolean holds(Axis other) {
    return holds(other.from) && holds(other.to);
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
