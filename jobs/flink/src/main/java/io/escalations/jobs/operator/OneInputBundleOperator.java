package io.escalations.jobs.operator;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A {@link BundleOperator} with one keyed input. A timer that fires makes its key dirty.
 *
 * @param <K> key, with the equality of its content
 * @param <I> input
 * @param <P> what is pending of a key until the bundle is finished
 * @param <O> output
 */
public abstract class OneInputBundleOperator<K, I, P, O> extends BundleOperator<K, P, O>
    implements OneInputStreamOperator<I, O> {
  private static final long serialVersionUID = 1L;
  static final int MAX_INPUTS = 50_000;

  private transient Counter late;

  protected OneInputBundleOperator() {
    this(MAX_INPUTS);
  }

  /** For inputs that hold more memory than most. */
  protected OneInputBundleOperator(int maxInputs) {
    super(maxInputs);
  }

  /** Writes the input into the state of the current key, or into what is pending of it. */
  protected abstract void addInput(K key, I input) throws Exception;

  /** What is pending of a key that becomes dirty; null if its state holds all of it. */
  protected abstract P newPending();

  @Override
  public void open() throws Exception {
    super.open();
    late = new PipelineMetrics(getMetricGroup()).counter(PipelineMetric.LATE_INPUTS);
  }

  @Override
  @SuppressWarnings("unchecked")
  public final void processElement(StreamRecord<I> element) throws Exception {
    addInput((K) getCurrentKey(), element.getValue());
    flushIfFull();
  }

  /** Has the key evaluated at the next flush; returns what is pending of it, to be added to. */
  protected final P markDirty(K key) {
    P pending = pending(key);
    P now = pending == null ? newPending() : pending;
    markDirty(key, now);
    return now;
  }

  /** Counts an input that came too late to change anything. */
  protected final void countLate() {
    late.inc();
  }

  @Override
  protected void onTimer(K key, long instant) throws Exception {
    markDirty(key);
  }
}
