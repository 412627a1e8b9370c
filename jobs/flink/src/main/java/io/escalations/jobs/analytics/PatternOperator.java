package io.escalations.jobs.analytics;

import io.escalations.jobs.events.RestorableEventTime;
import java.util.LinkedHashSet;
import java.util.Set;
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
 * Takes in what is added to a key and taken back, and looks at a key that changed, or whose time
 * has come, once before each checkpoint: a key with a hundred thousand changes is looked at as
 * often as one with a single one.
 *
 * @param <K> key, with the equality of its content
 */
abstract class PatternOperator<K, I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, Triggerable<K, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CHANGED = 50_000;

  private transient InternalTimerService<VoidNamespace> timers;
  private transient RestorableEventTime eventTime;

  /** Empty whenever a checkpoint is taken. */
  private transient Set<K> changed;

  private transient Counter tooLate;

  /** Writes it into the state of the current key. */
  abstract void take(I element) throws Exception;

  /** Says what is now to be said of the current key. */
  abstract void look(K key) throws Exception;

  /** Epoch milliseconds UTC; MIN_VALUE while none is known. */
  final long eventTime() {
    return eventTime.instant();
  }

  /** Has the current key looked at when event time reaches the instant. */
  final void wake(long instant) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
  }

  /** Takes it back. */
  final void letSleep(long instant) {
    timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, instant);
  }

  final void say(O statement) {
    output.collect(new StreamRecord<>(statement));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    eventTime = RestorableEventTime.restored(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("patterns", VoidNamespaceSerializer.INSTANCE, this);
    changed = new LinkedHashSet<>();
    tooLate = getMetricGroup().counter("tooLate");
  }

  @Override
  public final void processElement(StreamRecord<I> element) throws Exception {
    take(element.getValue());
    if (changed.size() >= MOST_CHANGED) {
      lookAtChanged();
    }
  }

  /** Has the current key looked at soon. */
  @SuppressWarnings("unchecked")
  final void changed() {
    changed.add((K) getCurrentKey());
  }

  /** Counts what came too late to matter. */
  final void tooLate() {
    tooLate.inc();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      eventTime.advance(mark.getTimestamp());
      super.processWatermark(mark);
    }
  }

  @Override
  public void onEventTime(InternalTimer<K, VoidNamespace> timer) {
    changed.add(timer.getKey());
  }

  @Override
  public void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    lookAtChanged();
  }

  private void lookAtChanged() throws Exception {
    Set<K> keys = changed;
    changed = new LinkedHashSet<>();
    for (K key : keys) {
      setCurrentKey(key);
      look(key);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    eventTime.snapshot();
  }
}
