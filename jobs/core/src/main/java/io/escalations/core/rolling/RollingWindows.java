package io.escalations.core.rolling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * The windows of one key: those up to event time are complete, and of each size the next one to end
 * is published as it fills. A change moves the panes it falls into; only the rows that it reaches
 * are emitted again.
 *
 * <p>What happened longer ago than the retention allows is no longer restated. It still counts in
 * what is carried.
 */
public final class RollingWindows<T extends Tally<T>> {
  private final PaneStore<T> store;
  private final Panes<T> panes;
  private final long retention;

  /**
   * @param nothing the empty tally
   * @param retention how long after its end a window can be restated, in event time; rounded up to
   *     days
   */
  public RollingWindows(PaneStore<T> store, T nothing, Duration retention) {
    this.store = store;
    this.panes = new Panes<>(store, nothing);
    this.retention = WindowSize.WEEK.nextEnd(retention.toMillis() - 1);
  }

  /**
   * Adds a change to the panes. {@link #changed} computes the rows that it reaches.
   *
   * @param eventTime epoch milliseconds UTC; MIN_VALUE while none is known
   * @param timers registers the instants at which {@link #reached} is to be called
   * @return false if it came too late to restate a window
   */
  public boolean add(long instant, T change, long eventTime, LongConsumer timers) {
    boolean kept = WindowSize.WEEK.pane(instant) + WindowSize.WEEK.length() + retention > eventTime;
    carry(kept ? instant : Long.MIN_VALUE, change.carried(), eventTime);
    if (!kept) {
      return false;
    }
    panes.add(instant, change);
    for (WindowSize size : WindowSize.values()) {
      long pane = size.pane(instant);
      long next = size.nextEnd(eventTime);
      if (next <= pane + size.length()) {
        timers.accept(Math.max(pane, next));
      }
    }
    timers.accept(forgottenAt(WindowSize.WEEK.pane(instant)));
    return true;
  }

  /** Its own windows, and those that reach back to it, can then no longer be restated. */
  private long forgottenAt(long day) {
    return day + 2 * WindowSize.WEEK.length() + retention;
  }

  private void carry(long instant, int carried, long eventTime) {
    if (carried == 0) {
      return;
    }
    CarryOver level = store.level();
    if (level == null) {
      level = new CarryOver(WindowSize.HOUR.pane(Math.max(instant, eventTime)), 0);
    }
    store.putLevel(
        instant < level.at() ? new CarryOver(level.at(), level.carried() + carried) : level);
  }

  /**
   * The rows that changes, already added, have reached.
   *
   * @param changes by the start of their five-minute pane
   */
  public List<WindowRow<T>> changed(NavigableMap<Long, T> changes, long eventTime) {
    List<WindowRow<T>> rows = new ArrayList<>();
    for (WindowSize size : WindowSize.values()) {
      for (long end : within(size, changes, eventTime)) {
        change(size, end, changes, eventTime, rows);
      }
    }
    return rows;
  }

  /**
   * Ends of the windows that could show a change: it falls into them, or what it carries lasts
   * until then.
   */
  private SortedSet<Long> within(WindowSize size, NavigableMap<Long, T> changes, long eventTime) {
    TreeSet<Long> ends = new TreeSet<>();
    long last = size.nextEnd(eventTime);
    int carried = 0;
    for (Map.Entry<Long, T> change : changes.entrySet()) {
      long pane = change.getKey();
      carried += change.getValue().carried();
      Long next = changes.higherKey(pane);
      long until = carried == 0 ? pane : next == null ? Long.MAX_VALUE : next;
      if (change.getValue().shows()) {
        until = Math.max(until, size.pane(pane) + size.length());
      }
      until = Math.min(until, last);
      for (long end = size.nextEnd(pane); end <= until; end += size.slide()) {
        ends.add(end);
      }
    }
    return ends;
  }

  private void change(
      WindowSize size,
      long end,
      NavigableMap<Long, T> changes,
      long eventTime,
      List<WindowRow<T>> rows) {
    T tally = panes.window(size, end);
    T change =
        changes.subMap(end - size.length(), end).values().stream().reduce(Tally::plus).orElse(null);
    boolean shows = change != null && change.shows();
    boolean carries = changes.headMap(end).values().stream().mapToInt(Tally::carried).sum() != 0;
    boolean shown = tally.count() > 0 || (change != null && change.count() < 0);
    if (shown && (shows || carries)) {
      boolean complete = end <= eventTime;
      rows.add(
          new WindowRow<>(
              size, end, tally, carried(end), complete, complete ? Long.valueOf(eventTime) : null));
    }
  }

  /**
   * The timer of an instant has fired.
   *
   * @param instant not after event time
   */
  public List<WindowRow<T>> reached(long instant, long eventTime, LongConsumer timers) {
    List<WindowRow<T>> rows = new ArrayList<>();
    advanceTo(instant);
    for (WindowSize size : WindowSize.values()) {
      if (size.endsAt(instant)) {
        complete(size, instant, eventTime, rows, timers);
      }
    }
    if (WindowSize.WEEK.endsAt(instant)) {
      panes.forgetDay(instant - forgottenAt(0));
    }
    if (store.level() != null && store.level().carried() == 0 && store.isEmpty()) {
      store.putLevel(null);
    }
    return rows;
  }

  /**
   * The window that ends now is complete; the next one is published once event time is in it,
   * unless it is empty.
   */
  private void complete(
      WindowSize size, long end, long eventTime, List<WindowRow<T>> rows, LongConsumer timers) {
    T tally = panes.window(size, end);
    if (tally.count() > 0) {
      rows.add(new WindowRow<>(size, end, tally, carried(end), true, null));
    }
    long next = end + size.slide();
    T growing = panes.window(size, next);
    if (growing.count() > 0) {
      timers.accept(next);
      if (next > eventTime) {
        rows.add(new WindowRow<>(size, next, growing, carried(next), false, null));
      }
    }
  }

  private int carried(long end) {
    CarryOver level = store.level();
    if (level == null) {
      return 0;
    }
    return end >= level.at()
        ? level.carried() + panes.between(level.at(), end).carried()
        : level.carried() - panes.between(end, level.at()).carried();
  }

  /**
   * Keeps the level near event time, where it is read, and ahead of the panes that are forgotten.
   */
  private void advanceTo(long instant) {
    CarryOver level = store.level();
    if (level != null && level.at() < instant) {
      store.putLevel(
          new CarryOver(instant, level.carried() + panes.between(level.at(), instant).carried()));
    }
  }
}
