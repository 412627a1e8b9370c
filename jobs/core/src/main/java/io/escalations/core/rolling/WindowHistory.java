package io.escalations.core.rolling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All windows of one key, once every change is known: those that {@link RollingWindows} publishes
 * as event time goes by, when no change comes late.
 */
public final class WindowHistory<T extends Tally<T>> {
  private final List<At<T>> changes = new ArrayList<>();
  private final T nothing;

  private record At<T>(long instant, T change) {}

  /**
   * @param nothing the empty tally
   */
  public WindowHistory(T nothing) {
    this.nothing = nothing;
  }

  /**
   * @param instant epoch milliseconds UTC
   */
  public void add(long instant, T change) {
    changes.add(new At<>(instant, change));
  }

  /**
   * The row of each window up to event time, and of the next one of each size.
   *
   * @param eventTime not before any change, epoch milliseconds UTC
   */
  public void rows(long eventTime, Consumer<WindowRow<T>> out) {
    RollingWindows<T> windows = new RollingWindows<>(new PanesInMemory<>(), nothing, Duration.ZERO);
    TreeSet<Long> timers = new TreeSet<>();
    // The first one first: what is carried is summed up from where it begins.
    changes.sort(Comparator.comparingLong(At::instant));
    changes.forEach(at -> windows.add(at.instant, at.change, Long.MIN_VALUE, timers::add));
    while (!timers.isEmpty() && timers.first() <= eventTime) {
      windows.reached(timers.pollFirst(), eventTime, timers::add).forEach(out);
    }
  }
}
