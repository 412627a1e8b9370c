package io.escalations.remote;

import java.time.Duration;

/**
 * How long to leave a server alone that did not take a request: a second, doubled with each failure
 * up to five minutes, of which the second half is left to chance, so that many do not come back at
 * once.
 */
public final class Backoff {
  private static final long FIRST = Duration.ofSeconds(1).toMillis();
  private static final long LONGEST = Duration.ofMinutes(5).toMillis();
  private static final int DOUBLINGS = 20;

  private Backoff() {}

  /**
   * @param failures in a row, from 1
   * @param random from 0 to 1
   * @param askedMillis what the server asks for at least; 0 if it does not ask
   */
  public static long millis(int failures, double random, long askedMillis) {
    long whole = Math.min(LONGEST, FIRST << Math.min(DOUBLINGS, failures - 1));
    long waits = whole / 2 + (long) (random * (whole - whole / 2));
    return Math.max(askedMillis, waits);
  }
}
