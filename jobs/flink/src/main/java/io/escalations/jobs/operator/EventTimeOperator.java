package io.escalations.jobs.operator;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * An operator that holds output back until just before the checkpoint's barrier, and knows event
 * time. A process function can do neither, and takes the watermark that ends a bounded input for
 * the end of time.
 *
 * <ul>
 *   <li>Event time is part of the operator's checkpoints.
 *   <li>The operator drops the final watermark: when a bounded input ends, deadlines do not.
 *   <li>It flushes before each barrier and at the end of the input, so no output is lost.
 * </ul>
 *
 * @param <O> output
 */
public abstract class EventTimeOperator<O> extends AbstractStreamOperator<O> {
  private static final long serialVersionUID = 1L;

  private transient RestorableEventTime eventTime;
  private transient long checkpoint;
  private transient boolean finished;

  /** Emits all that the operator holds; an operator that holds more than one thing overrides it. */
  protected abstract void flush(FlushReason reason) throws Exception;

  /** Called while event time still stands before the watermark's. */
  protected void beforeWatermark() throws Exception {
    // most operators emit at the barrier only
  }

  /** Epoch milliseconds UTC; MIN_VALUE while none is known. */
  protected final long eventTime() {
    return eventTime.instant();
  }

  /** The last checkpoint that the operator flushed for, or started from; 0 if there was none. */
  protected final long checkpoint() {
    return checkpoint;
  }

  protected final void emit(O element) {
    output.collect(new StreamRecord<>(element));
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    eventTime = RestorableEventTime.restored(context);
    checkpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void open() throws Exception {
    super.open();
    new PipelineMetrics(getMetricGroup()).gauge(PipelineMetric.EVENT_TIME_LAG, this::lagMillis);
  }

  private long lagMillis() {
    return eventTime() == Long.MIN_VALUE
        ? -1
        : getProcessingTimeService().getCurrentProcessingTime() - eventTime();
  }

  @Override
  public final void processWatermark(Watermark mark) throws Exception {
    if (!mark.equals(Watermark.MAX_WATERMARK)) {
      beforeWatermark();
      eventTime.advanceTo(mark.getTimestamp());
      super.processWatermark(mark);
    }
  }

  /** Not after the end of the input: downstream operators expect nothing more. */
  @Override
  public final void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    checkpoint = checkpointId;
    if (!finished) {
      flush(FlushReason.CHECKPOINT);
    }
  }

  @Override
  public final void finish() throws Exception {
    flush(FlushReason.END_OF_INPUT);
    finished = true;
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    eventTime.snapshot();
  }
}
