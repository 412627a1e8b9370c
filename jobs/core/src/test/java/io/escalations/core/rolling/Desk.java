package io.escalations.core.rolling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A consumer of the windows of one key, and the panes behind it. */
public final class Desk<T extends Tally<T>> {
  private final PanesInMemory<T> store = new PanesInMemory<>();
  private final RollingWindows<T> windows;
  private final TreeSet<Long> alarms = new TreeSet<>();
  private final TreeMap<Long, T> pending = new TreeMap<>();
  private final Map<Window, WindowRow<T>> table = new HashMap<>();
  private long eventTime = Long.MIN_VALUE;

  public record Window(WindowSize size, long end) {}

  public Desk(T nothing, Duration retention) {
    windows = new RollingWindows<>(store, nothing, retention);
  }

  public boolean add(long instant, T change) {
    boolean kept = windows.add(instant, change, eventTime, alarms::add);
    if (kept) {
      pending.merge(WindowSize.HOUR.pane(instant), change, Tally::plus);
    }
    return kept;
  }

  /** Emits the rows that the changes since the last call have reached. */
  List<WindowRow<T>> flush() {
    List<WindowRow<T>> rows = windows.changed(pending, eventTime);
    pending.clear();
    rows.forEach(this::read);
    return rows;
  }

  public List<WindowRow<T>> time(long instant) {
    flush();
    eventTime = instant;
    List<WindowRow<T>> emitted = new ArrayList<>();
    while (!alarms.isEmpty() && alarms.first() <= instant) {
      emitted.addAll(windows.reached(alarms.pollFirst(), eventTime, alarms::add));
    }
    emitted.forEach(this::read);
    return emitted;
  }

  private void read(WindowRow<T> row) {
    Window window = new Window(row.size(), row.end());
    if (row.tally().count() == 0) {
      table.remove(window);
    } else {
      table.put(window, row);
    }
  }

  long eventTime() {
    return eventTime;
  }

  public Map<Window, WindowRow<T>> table() {
    return table;
  }

  boolean holdsNothing() {
    return store.isEmpty() && store.level() == null && alarms.isEmpty();
  }
}
