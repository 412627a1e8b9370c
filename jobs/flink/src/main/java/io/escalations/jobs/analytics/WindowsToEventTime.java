package io.escalations.jobs.analytics;

import io.escalations.core.rolling.Change;
import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowHistory;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The rows of all windows of a key once all its changes are known. In batch mode event time comes
 * first, then the changes key by key, and a timer at the end of each key.
 */
final class WindowsToEventTime<K, C extends Change<K, T>, T extends Tally<T>, R>
    extends KeyedBroadcastProcessFunction<K, C, Long, R> {
  private static final long serialVersionUID = 1L;

  private final RollingTable<K, T, R> table;

  private transient WindowHistory<T> history;
  private long eventTime = Long.MIN_VALUE;

  WindowsToEventTime(RollingTable<K, T, R> table) {
    this.table = table;
  }

  @Override
  public void processBroadcastElement(Long instant, Context context, Collector<R> out) {
    eventTime = Math.max(eventTime, instant);
  }

  @Override
  public void processElement(C change, ReadOnlyContext context, Collector<R> out) {
    if (history == null) {
      history = new WindowHistory<>(table.nothing());
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }
    history.add(change.instant(), change.tally());
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<R> out) {
    history.rows(eventTime, row -> out.collect(table.content(context.getCurrentKey(), row)));
    history = null;
  }
}
