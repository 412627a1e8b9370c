package io.escalations.dashboards;

import io.escalations.dashboards.live.Trouble;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ClickHouse for what the live page shows, once for all viewers. */
final class SnapshotPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotPoller.class);
  private static final PacedPoller.Pace PACE =
      new PacedPoller.Pace(Duration.ofSeconds(1), Duration.ofSeconds(3));
  private static final Duration SELDOM_READ_EVERY = Duration.ofSeconds(10);

  private final SnapshotReader reader;
  private final LiveFeed feed;
  private final PacedPoller poller;
  private long seldomReadAt;
  private Trouble trouble;

  SnapshotPoller(SnapshotReader reader, LiveFeed feed) {
    this.reader = reader;
    this.feed = feed;
    this.poller = new PacedPoller("snapshots", PACE, feed::isWatched, this::poll);
  }

  void start() {
    feed.onFirstViewer(poller::pollNow);
    poller.pollNow();
  }

  private void poll() throws InterruptedException {
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
    } catch (RuntimeException e) {
      feed.factsUnanswered(Trouble.REFUSED);
      LOG.error("the answer of ClickHouse could not be read", e);
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
    poller.close();
  }
}
