package io.escalations.jobs.operator;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;

/**
 * Evaluates <b>mini-batches</b>, like {@code AbstractMapBundleOperator} of Flink's table runtime.
 * Output is transactional: it is invisible until its checkpoint completes. Therefore the operator
 * gathers dirty keys in a bundle and evaluates each of them once, just before the barrier, however
 * many of its inputs came.
 *
 * @param <K> key, with the equality of its content
 * @param <P> what is pending of a key until the bundle is finished
 * @param <O> output
 */
public abstract class BundleOperator<K, P, O> extends EventTimeOperator<O>
    implements Triggerable<K, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private final int maxInputs;

  /** Empty whenever a checkpoint is taken. */
  private transient DirtyKeys<K, P> dirty;

  private transient InternalTimerService<VoidNamespace> timers;
  private transient Map<FlushReason, Counter> flushes;

  /**
   * @param maxInputs the bundle is finished early when so many inputs wait
   */
  protected BundleOperator(int maxInputs) {
    this.maxInputs = maxInputs;
  }

  /** Emits what changed of the current key and writes its state. */
  protected abstract void evaluate(K key, P pending) throws Exception;

  /** A timer of the current key has fired. */
  protected abstract void onTimer(K key, long instant) throws Exception;

  @Override
  public void open() throws Exception {
    super.open();
    dirty = new DirtyKeys<>(maxInputs);
    timers = getInternalTimerService("timers", VoidNamespaceSerializer.INSTANCE, this);
    PipelineMetrics metrics = new PipelineMetrics(getMetricGroup());
    metrics.gauge(PipelineMetric.BUNDLE_SIZE, () -> dirty.size());
    flushes = metrics.counters(PipelineMetric.FLUSHES, FlushReason.class);
  }

  /** Has the key evaluated at the next flush; the last pending value counts. */
  protected final void markDirty(K key, P pending) {
    dirty.mark(key, pending);
  }

  /** Null if the key is clean. */
  protected final P pending(K key) {
    return dirty.pending(key);
  }

  /** The last act for an input: after it another key may be the current one. */
  protected final void flushIfFull() throws Exception {
    if (dirty.isFull()) {
      flush(FlushReason.FULL);
    }
  }

  @Override
  protected void flush(FlushReason reason) throws Exception {
    if (!dirty.isEmpty()) {
      flushes.get(reason).inc();
      finishBundle(dirty.take());
    }
  }

  /** Evaluates every key of the bundle, in the order in which they became dirty. */
  protected void finishBundle(Map<K, P> bundle) throws Exception {
    for (Map.Entry<K, P> entry : bundle.entrySet()) {
      setCurrentKey(entry.getKey());
      evaluate(entry.getKey(), entry.getValue());
    }
  }

  /** Registers an event-time timer of the current key, epoch milliseconds UTC. */
  protected final void registerTimer(long instant) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
  }

  /**
   * Moves the one timer of the current key.
   *
   * @param registered null if none is
   * @param next null if none is to be registered
   */
  protected final void moveTimer(Long registered, Long next) {
    if (Objects.equals(registered, next)) {
      return;
    }
    if (registered != null) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, registered);
    }
    if (next != null) {
      registerTimer(next);
    }
  }

  @Override
  public final void onEventTime(InternalTimer<K, VoidNamespace> timer) throws Exception {
    onTimer(timer.getKey(), timer.getTimestamp());
    flushIfFull();
  }

  @Override
  public final void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }
}
