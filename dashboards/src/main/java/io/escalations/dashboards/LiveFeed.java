package io.escalations.dashboards;

import io.escalations.dashboards.live.BoardList;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.dashboards.live.Correction;
import io.escalations.dashboards.live.Filter;
import io.escalations.dashboards.live.FilterValues;
import io.escalations.dashboards.live.Listing;
import io.escalations.dashboards.live.LiveBoard;
import io.escalations.dashboards.live.RefusedOfLate;
import io.escalations.dashboards.live.Seen;
import io.escalations.dashboards.live.Snapshot;
import io.escalations.dashboards.live.Status;
import io.escalations.dashboards.live.StatusTracker;
import io.escalations.dashboards.live.Trouble;
import io.escalations.dashboards.live.View;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.fact.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the board and tells the viewers what changes on it. One thread owns all of it; the other
 * threads hand in what they have read. Viewers with the same filter share one view, so a frame is
 * made once for all of them.
 */
final class LiveFeed implements AutoCloseable {
  /**
   * Changes wait for each other at most this long; it is part of the time from a breach to the
   * page.
   */
  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * A viewer hears from the server at least this often, so it can tell a quiet pipeline from a lost
   * connection.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Threads.named("board"));
  private final LiveBoard board = new LiveBoard();
  private final StatusTracker tracker;
  private final Frames frames;
  private final Map<Filter, Audience> audiences = new HashMap<>();
  private String hours = "";
  private String pushedHours = "";
  private final List<Runnable> firstViewerListeners = new CopyOnWriteArrayList<>();
  private volatile boolean watched;
  private volatile FilterValues filterValues = FilterValues.NOT_KNOWN;
  private boolean changed;
  private Status pushed;
  private long pushedAt;

  /** The viewers of one filter, and what they have been shown. */
  private record Audience(View view, Set<Viewer> viewers) {}

  /** What a page is made of when it is opened. */
  record Page(
      Map<BoardList, Listing> lists, List<Correction> corrections, Status status, String hours) {}

  LiveFeed(TimeMode time, Frames frames) {
    this.tracker = new StatusTracker(time, System.currentTimeMillis());
    this.frames = frames;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // tick catches whatever goes wrong in it
  void start() {
    thread.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  void alerts(List<HeardAlert> alerts) {
    change(
        () -> {
          for (HeardAlert heard : alerts) {
            if (heard.recorded()) {
              board.recordedAlert(heard.alert());
            } else {
              board.alert(heard.alert());
            }
          }
        });
  }

  /**
   * @param live whether it was emitted after this server began to listen
   */
  void progress(Progress progress, boolean live) {
    long wall = System.currentTimeMillis();
    change(() -> tracker.progress(progress, live ? wall : null));
  }

  Map<ClockKey, Integer> unconfirmed() throws InterruptedException {
    return call(board::unconfirmed);
  }

  void snapshot(Snapshot snapshot) {
    long wall = System.currentTimeMillis();
    change(
        () -> {
          board.snapshot(snapshot);
          tracker.factsAnswered(snapshot.progress(), wall);
        });
  }

  void factsUnanswered(Trouble trouble) {
    long wall = System.currentTimeMillis();
    change(() -> tracker.factsUnanswered(trouble, wall));
  }

  /**
   * @param html the strip of the last hours; empty where they are not known
   */
  void hours(String html) {
    change(() -> hours = html);
  }

  void refused(List<RefusedOfLate> byReason) {
    change(() -> tracker.refused(byReason));
  }

  void seen(String alertId, Seen seen) {
    change(() -> board.seen(alertId, seen));
  }

  OptionalLong eventTime() throws InterruptedException {
    return call(tracker::eventTime);
  }

  void filterValues(FilterValues values) {
    filterValues = values;
  }

  FilterValues filterValues() {
    return filterValues;
  }

  /** What stands on the board for a filter now. */
  Page page(Filter filter) throws InterruptedException {
    return call(
        () ->
            new Page(
                board.lists(filter),
                board.corrections(filter),
                tracker.status(System.currentTimeMillis()),
                hours));
  }

  /**
   * From now on the viewer is pushed every change; it begins with the whole board, so it needs
   * nothing from before.
   */
  void join(Viewer viewer, Set<Filter> filters) {
    change(
        () -> {
          if (!watched) {
            watched = true;
            firstViewerListeners.forEach(Runnable::run);
          }
          Status status = tracker.status(System.currentTimeMillis());
          for (Filter filter : filters) {
            Audience audience =
                audiences.computeIfAbsent(
                    filter, wanted -> new Audience(new View(wanted, board), new HashSet<>()));
            audience.viewers().add(viewer);
            viewer.offer(
                frames.whole(
                    filter, audience.view().shown(), audience.view().corrections(), status, hours));
          }
        });
  }

  void leave(Viewer viewer) {
    change(
        () -> {
          audiences.values().forEach(audience -> audience.viewers().remove(viewer));
          audiences.values().removeIf(audience -> audience.viewers().isEmpty());
          watched = !audiences.isEmpty();
        });
  }

  /** Whether anybody has a live page open. */
  boolean isWatched() {
    return watched;
  }

  /** Called when a viewer comes while there is no other. */
  void onFirstViewer(Runnable listener) {
    firstViewerListeners.add(listener);
  }

  private void tick() {
    try {
      Status status = tracker.status(System.currentTimeMillis());
      tracker.eventTime().ifPresent(board::advanceTo);
      if (changed
          || !status.equals(pushed)
          || System.nanoTime() - pushedAt >= HEARTBEAT.toNanos()) {
        audiences.forEach(
            (filter, audience) -> {
              View view = audience.view();
              List<Correction> corrections =
                  view.updateCorrections(board) ? view.corrections() : null;
              String newHours = hours.equals(pushedHours) ? null : hours;
              String frame =
                  frames.change(filter, view.update(board), corrections, status, newHours);
              audience.viewers().forEach(viewer -> viewer.offer(frame));
            });
        changed = false;
        pushedHours = hours;
        pushed = status;
        pushedAt = System.nanoTime();
      }
    } catch (RuntimeException e) {
      // A tick that throws would be the last one.
      LOG.error("the viewers could not be pushed what changed", e);
    }
  }

  private void change(Runnable change) {
    try {
      thread.execute(
          () -> {
            try {
              change.run();
            } catch (RuntimeException e) {
              LOG.error("what was read could not be taken in", e);
            }
            changed = true;
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  private <T> T call(Callable<T> question) throws InterruptedException {
    Future<T> answer = thread.submit(question);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Lets every viewer go. The server must still be running: what it would send after its end never
   * ends.
   */
  @Override
  public void close() {
    try {
      Set<Viewer> all =
          call(
              () ->
                  audiences.values().stream()
                      .flatMap(audience -> audience.viewers().stream())
                      .collect(Collectors.toSet()));
      thread.shutdownNow();
      all.forEach(Viewer::close);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
