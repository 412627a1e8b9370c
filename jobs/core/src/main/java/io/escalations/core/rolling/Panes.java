package io.escalations.core.rolling;

import java.util.HashMap;
import java.util.Map;

/**
 * The panes of one key, of every size: a change is added to one pane of each, and a window is the
 * sum of a few.
 */
final class Panes<T extends Tally<T>> {
  private final PaneStore<T> store;
  private final T nothing;

  Panes(PaneStore<T> store, T nothing) {
    this.store = store;
    this.nothing = nothing;
  }

  void add(long instant, T change) {
    for (WindowSize size : WindowSize.values()) {
      long pane = size.pane(instant);
      Map<Long, T> block = new HashMap<>(store.block(size, size.block(pane)));
      block.merge(
          pane,
          change,
          (tally, more) -> {
            T sum = tally.plus(more);
            return sum.isEmpty() ? null : sum;
          });
      store.put(size, size.block(pane), block);
    }
  }

  T window(WindowSize size, long end) {
    long start = end - size.length();
    T sum = nothing;
    for (long block = size.block(start); block < end; block += size.length()) {
      for (Map.Entry<Long, T> pane : store.block(size, block).entrySet()) {
        if (pane.getKey() >= start && pane.getKey() < end) {
          sum = sum.plus(pane.getValue());
        }
      }
    }
    return sum;
  }

  /** From one start of a five-minute pane to another, by days and hours where they fit in. */
  T between(long from, long to) {
    T sum = nothing;
    long at = from;
    while (at < to) {
      WindowSize size = largest(at, to);
      T pane = store.block(size, size.block(at)).get(at);
      sum = pane == null ? sum : sum.plus(pane);
      at += size.slide();
    }
    return sum;
  }

  private static WindowSize largest(long at, long to) {
    for (WindowSize size : new WindowSize[] {WindowSize.WEEK, WindowSize.DAY}) {
      if (size.endsAt(at) && at + size.slide() <= to) {
        return size;
      }
    }
    return WindowSize.HOUR;
  }

  /** Forgets a day's panes of every size. */
  void forgetDay(long day) {
    for (long hour : store.block(WindowSize.DAY, day).keySet()) {
      store.put(WindowSize.HOUR, hour, Map.of());
    }
    store.put(WindowSize.DAY, day, Map.of());
    long week = WindowSize.WEEK.block(day);
    Map<Long, T> days = new HashMap<>(store.block(WindowSize.WEEK, week));
    if (days.remove(day) != null) {
      store.put(WindowSize.WEEK, week, days);
    }
  }
}
