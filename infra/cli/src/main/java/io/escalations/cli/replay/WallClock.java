package io.escalations.cli.replay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The time on the wall, and waiting for it. */
interface WallClock {
  /** Epoch milliseconds UTC. */
  long millis();

  void sleepUntil(long millis);

  static WallClock system() {
    return new WallClock() {
      @Override
      public long millis() {
        return System.currentTimeMillis();
      }

      @Override
      public void sleepUntil(long millis) {
        for (long left = millis - millis();
            left > 0 && !Thread.currentThread().isInterrupted();
            left = millis - millis()) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
        }
      }
    };
  }
}
