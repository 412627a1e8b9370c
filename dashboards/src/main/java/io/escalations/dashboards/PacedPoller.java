package io.escalations.dashboards;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls again and again, once for all viewers. It takes at most a fifth of the time, so that a big
 * warehouse is asked less often. While nobody watches it polls seldom, and at once when somebody
 * comes.
 */
final class PacedPoller implements AutoCloseable {
  /** Shorter than the silence after which a pipeline counts as stopped. */
  static final Duration UNWATCHED = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(PacedPoller.class);

  private final String name;
  private final Pace pace;
  private final BooleanSupplier watched;
  private final Poll poll;
  private final ScheduledExecutorService thread;
  private Future<?> next;

  /** Whether {@link #next} has not begun. */
  private boolean due;

  /**
   * How often, while somebody watches.
   *
   * @param shortest between two polls
   * @param longest however long a poll takes
   */
  record Pace(Duration shortest, Duration longest) {}

  /** Handles its own failures; what it throws all the same is logged. */
  interface Poll {
    void run() throws InterruptedException;
  }

  PacedPoller(String name, Pace pace, BooleanSupplier watched, Poll poll) {
    this.name = name;
    this.pace = pace;
    this.watched = watched;
    this.poll = poll;
    this.thread = Executors.newSingleThreadScheduledExecutor(Threads.named(name));
  }

  /** Polls now, and the next one is due from now on. */
  synchronized void pollNow() {
    schedule(0);
  }

  private void run() {
    long start = System.nanoTime();
    begin();
    try {
      poll.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      LOG.error("{}: a poll failed", name, e);
    }
    scheduleNext(System.nanoTime() - start);
  }

  private synchronized void begin() {
    due = false;
  }

  private synchronized void scheduleNext(long tookNanos) {
    if (!due) {
      long paced =
          Math.max(pace.shortest().toNanos(), Math.min(pace.longest().toNanos(), 4 * tookNanos));
      schedule(watched.getAsBoolean() ? paced : Math.max(paced, UNWATCHED.toNanos()));
    }
  }

  private void schedule(long nanos) {
    if (next != null) {
      next.cancel(false);
    }
    due = true;
    try {
      next = thread.schedule(this::run, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    Threads.join(thread, Duration.ofSeconds(2));
  }
}
