package io.escalations.dashboards;

import io.escalations.dashboards.live.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks ClickHouse again and again, once for all viewers. It takes at most a fifth of the time, so
 * that a big warehouse is asked less often, down to {@link #LONGEST}.
 */
final class SnapshotPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotPoller.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration SELDOM_READ_EVERY = Duration.ofSeconds(10);

  private final SnapshotReader reader;
  private final LiveFeed feed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Threads.named("snapshots"));
  private long seldomReadAt;
  private Trouble trouble;

  SnapshotPoller(SnapshotReader reader, LiveFeed feed) {
    this.reader = reader;
    this.feed = feed;
  }

  void start() {
    thread.execute(this::poll);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // catches whatever goes wrong in it
  private void poll() {
    long start = System.nanoTime();
    try {
      feed.snapshot(reader.read(feed.unconfirmed()));
      if (seldomReadAt == 0 || start - seldomReadAt > SELDOM_READ_EVERY.toNanos()) {
        feed.filterValues(reader.filterValues());
        feed.refused(reader.refusedOfLate());
        seldomReadAt = start;
      }
      report(null, "");
    } catch (RefusedQuery e) {
      feed.factsUnanswered(e.trouble());
      report(e.trouble(), e.toString());
    } catch (IOException e) {
      feed.factsUnanswered(Trouble.SILENT);
      report(Trouble.SILENT, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      feed.factsUnanswered(Trouble.REFUSED);
      LOG.error("the answer of ClickHouse could not be read", e);
    }
    long pause =
        Math.max(SHORTEST.toNanos(), Math.min(LONGEST.toNanos(), 4 * (System.nanoTime() - start)));
    if (!thread.isShutdown()) {
      thread.schedule(this::poll, pause, TimeUnit.NANOSECONDS);
    }
  }

  /** Logs it when it changes, not every second. */
  private void report(Trouble now, String reason) {
    if (now != trouble) {
      trouble = now;
      if (now == null) {
        LOG.info("ClickHouse answers again");
      } else {
        LOG.warn("{}: {}", now.title(), reason);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    Threads.join(thread, Duration.ofSeconds(2));
  }
}
