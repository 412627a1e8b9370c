package io.escalations.dashboards;

import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.chart.Hours;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the strip of the last hours, once for all viewers. */
final class HoursPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HoursPoller.class);
  private static final PacedPoller.Pace PACE =
      new PacedPoller.Pace(Duration.ofSeconds(3), Duration.ofSeconds(10));

  private final Warehouse warehouse;
  private final ChartDrawer drawer;
  private final Templates templates;
  private final LiveFeed feed;
  private final PacedPoller poller;

  HoursPoller(Warehouse warehouse, ChartDrawer drawer, Templates templates, LiveFeed feed) {
    this.warehouse = warehouse;
    this.drawer = drawer;
    this.templates = templates;
    this.feed = feed;
    this.poller = new PacedPoller("hours", PACE, feed::isWatched, this::poll);
  }

  void start() {
    feed.onFirstViewer(poller::pollNow);
    poller.pollNow();
  }

  private void poll() throws InterruptedException {
    try {
      feed.hours(strip());
    } catch (IOException e) {
      // The alarm reports that ClickHouse does not answer; figures of then would look like now.
      feed.hours("");
      LOG.debug("no hours", e);
    } catch (RuntimeException e) {
      feed.hours("");
      LOG.error("the last hours could not be drawn", e);
    }
  }

  private String strip() throws IOException, InterruptedException {
    Hours hours =
        Hours.of(warehouse.ask("live-hours", Map.of()), warehouse.ask("due-soon", Map.of()));
    if (hours.now() <= 0) {
      return "";
    }
    List<CompletableFuture<String>> drawn =
        hours.counts().stream()
            .map(
                count ->
                    drawer
                        .svg(
                            "hours",
                            "strip",
                            count.title() + " by hour, " + count.compared(),
                            count.rows(),
                            Map.of("colour", count.colour()))
                        .exceptionally(failure -> ""))
            .toList();
    return templates.render(
        "hours",
        Map.of("hours", hours, "drawn", drawn.stream().map(CompletableFuture::join).toList()));
  }

  @Override
  public void close() {
    poller.close();
  }
}
