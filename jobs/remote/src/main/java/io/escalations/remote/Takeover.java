package io.escalations.remote;

import java.time.Duration;

/**
 * Whether another process has taken over. Kafka fences a producer then, but also one whose
 * transaction it ended because it was open too long. Who begins again and is fenced soon after has
 * a rival. Not thread-safe.
 */
public final class Takeover {
  private static final long SOON = Duration.ofSeconds(60).toMillis();

  private boolean fenced;
  private long fencedAt;

  /**
   * The producer was fenced.
   *
   * @param now epoch milliseconds UTC
   */
  public boolean isCertain(long now) {
    boolean certain = fenced && now - fencedAt < SOON;
    fenced = true;
    fencedAt = now;
    return certain;
  }
}
