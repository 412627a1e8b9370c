package io.escalations.jobs.analytics;

import io.escalations.core.rolling.Change;
import io.escalations.core.rolling.RollingWindows;
import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.core.rolling.WindowSize;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.FlushReason;
import io.escalations.jobs.operator.OneInputBundleOperator;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps the panes of each key and emits the rows of its windows. It only reads state, asks {@link
 * RollingWindows}, and writes. A window that changes twice between two checkpoints is emitted once.
 * The bundle is also finished before event time moves on, so that a change which came in time is no
 * restatement.
 *
 * <p>What is pending of a key are its changes, by start of a five-minute pane.
 */
final class RollingOperator<K, C extends Change<K, T>, T extends Tally<T>>
    extends OneInputBundleOperator<K, C, NavigableMap<Long, T>, OutputRecord> {
  private static final long serialVersionUID = 1L;

  private final RollingTable<K, T, ?> table;
  private final Duration retention;

  private transient RollingWindows<T> windows;

  /**
   * @param retention how long after its end a window can be restated, in event time
   */
  RollingOperator(RollingTable<K, T, ?> table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  @Override
  public void open() throws Exception {
    super.open();
    windows =
        new RollingWindows<>(
            new PanesInState<>(getRuntimeContext(), table.tally()), table.nothing(), retention);
  }

  @Override
  protected NavigableMap<Long, T> newPending() {
    return new TreeMap<>();
  }

  @Override
  protected void addInput(K key, C change) {
    if (windows.add(change.instant(), change.tally(), eventTime(), this::registerTimer)) {
      markDirty(key).merge(WindowSize.HOUR.pane(change.instant()), change.tally(), Tally::plus);
    } else {
      countLate();
    }
  }

  @Override
  protected void beforeWatermark() throws Exception {
    flush(FlushReason.WATERMARK);
  }

  @Override
  protected void evaluate(K key, NavigableMap<Long, T> changes) {
    emit(key, windows.changed(changes, eventTime()));
  }

  /** Windows have ended. */
  @Override
  protected void onTimer(K key, long instant) {
    emit(key, windows.reached(instant, eventTime(), this::registerTimer));
  }

  private void emit(K key, List<WindowRow<T>> rows) {
    rows.forEach(row -> emit(table.row(key, row)));
  }
}
