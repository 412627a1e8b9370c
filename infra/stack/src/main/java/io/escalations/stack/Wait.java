package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.time.Duration;

/** Waiting for another process: looked at often, for a limited time. */
final class Wait {
  private static final long INTERVAL_MILLIS = 50;

  private Wait() {}

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }

  /** Whether the condition came to hold within the limit. */
  static boolean until(Duration limit, Condition condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
