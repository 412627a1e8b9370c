package io.escalations.sources.door;

import java.time.Duration;

/** So many in a minute, evenly: what is left over is not saved up beyond a minute. Thread-safe. */
final class Rate {
  private static final double MINUTE = Duration.ofMinutes(1).toMillis();

  private final int perMinute;
  private double free;
  private long at;

  Rate(int perMinute, long now) {
    this.perMinute = perMinute;
    this.free = perMinute;
    this.at = now;
  }

  /**
   * Takes one, if there is one.
   *
   * @param now epoch milliseconds UTC
   */
  synchronized boolean take(long now) {
    free = Math.min(perMinute, free + Math.max(0, now - at) * perMinute / MINUTE);
    at = now;
    if (free < 1) {
      return false;
    }
    free--;
    return true;
  }
}
