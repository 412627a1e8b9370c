package io.escalations.dashboards;

import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.chart.Hours;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the strip of the last hours again and again, once for all viewers. It takes at most a fifth
 * of the time, so that a big warehouse is asked less often, down to {@link #LONGEST}.
 */
final class HoursPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HoursPoller.class);
  private static final Duration SHORTEST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Warehouse warehouse;
  private final ChartDrawer drawer;
  private final Templates templates;
  private final LiveFeed feed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Threads.named("hours"));

  HoursPoller(Warehouse warehouse, ChartDrawer drawer, Templates templates, LiveFeed feed) {
    this.warehouse = warehouse;
    this.drawer = drawer;
    this.templates = templates;
    this.feed = feed;
  }

  void start() {
    thread.execute(this::poll);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // catches whatever goes wrong in it
  private void poll() {
    long start = System.nanoTime();
    try {
      feed.hours(strip());
    } catch (IOException e) {
      // The alarm reports that ClickHouse does not answer; figures of then would look like now.
      feed.hours("");
      LOG.debug("no hours", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      feed.hours("");
      LOG.error("the last hours could not be drawn", e);
    }
    long pause =
        Math.max(SHORTEST.toNanos(), Math.min(LONGEST.toNanos(), 4 * (System.nanoTime() - start)));
    if (!thread.isShutdown()) {
      thread.schedule(this::poll, pause, TimeUnit.NANOSECONDS);
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
    thread.shutdownNow();
    Threads.join(thread, Duration.ofSeconds(2));
  }
}
