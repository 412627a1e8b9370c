package io.escalations.jobs.analytics;

import io.escalations.core.rolling.Change;
import io.escalations.core.rolling.RollingWindows;
import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.core.rolling.WindowSize;
import io.escalations.jobs.events.RestorableEventTime;
import io.escalations.jobs.timeline.OutputRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the panes of each key and says the rows of its windows. It only reads state, asks {@link
 * RollingWindows}, and writes. The rows that changes have reached are said together, before each
 * checkpoint and before event time moves on: what moves a window twice between two checkpoints is
 * said once, and a change that came in time is no restatement.
 *
 * <p>An operator and not a process function, since it speaks just before a checkpoint's barrier and
 * before a watermark.
 */
final class RollingOperator<K, C extends Change<K, T>, T extends Tally<T>>
    extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<C, OutputRecord>, Triggerable<K, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CHANGES = 100_000;

  private final RollingTable<K, T> table;
  private final Duration retention;

  private transient RollingWindows<T> windows;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient RestorableEventTime eventTime;

  /** By key and start of a five-minute pane; empty whenever a checkpoint is taken. */
  private transient Map<K, TreeMap<Long, T>> changes;

  private transient int changesHeld;
  private transient Counter tooLate;

  /**
   * @param retention how long after its end a window can be restated, in event time
   */
  RollingOperator(RollingTable<K, T> table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    eventTime = RestorableEventTime.restored(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    windows =
        new RollingWindows<>(
            new PanesInState<>(getRuntimeContext(), table.tally()), table.nothing(), retention);
    timers = getInternalTimerService("windows", VoidNamespaceSerializer.INSTANCE, this);
    changes = new HashMap<>();
    tooLate = getMetricGroup().counter("tooLate");
  }

  @Override
  public void processElement(StreamRecord<C> element) {
    C change = element.getValue();
    if (!windows.add(change.instant(), change.tally(), eventTime.instant(), this::wake)) {
      tooLate.inc();
      return;
    }
    changes
        .computeIfAbsent(change.key(), key -> new TreeMap<>())
        .merge(WindowSize.HOUR.pane(change.instant()), change.tally(), Tally::plus);
    if (++changesHeld >= MOST_CHANGES) {
      sayChanges();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      sayChanges();
      eventTime.advance(mark.getTimestamp());
      super.processWatermark(mark);
    }
  }

  @Override
  public void onEventTime(InternalTimer<K, VoidNamespace> timer) {
    say(timer.getKey(), windows.reached(timer.getTimestamp(), eventTime.instant(), this::wake));
  }

  @Override
  public void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    sayChanges();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    eventTime.snapshot();
  }

  private void wake(long instant) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
  }

  private void sayChanges() {
    changes.forEach(
        (key, changed) -> {
          setCurrentKey(key);
          say(key, windows.changed(changed, eventTime.instant()));
        });
    changes.clear();
    changesHeld = 0;
  }

  private void say(K key, List<WindowRow<T>> rows) {
    rows.forEach(row -> output.collect(new StreamRecord<>(table.row(key, row))));
  }
}
