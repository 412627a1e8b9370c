package io.escalations.jobs.operator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that changed since the last flush, in the order of their first change.
 *
 * @param <P> what is pending of a key until then
 */
final class DirtyKeys<K, P> {
  private final int maxInputs;
  private Map<K, P> pending = new LinkedHashMap<>();
  private int inputs;

  /**
   * @param maxInputs so many may wait; a key may have several, unless nothing of them is kept
   */
  DirtyKeys(int maxInputs) {
    this.maxInputs = maxInputs;
  }

  /** Null if the key is clean. */
  P pending(K key) {
    return pending.get(key);
  }

  /**
   * @param nowPending null if nothing of the input is kept
   */
  void mark(K key, P nowPending) {
    if (nowPending != null || !pending.containsKey(key)) {
      pending.put(key, nowPending);
      inputs++;
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  int size() {
    return pending.size();
  }

  boolean isFull() {
    return inputs >= maxInputs;
  }

  /** Hands over the bundle; every key is clean afterwards. */
  Map<K, P> take() {
    Map<K, P> taken = pending;
    pending = new LinkedHashMap<>();
    inputs = 0;
    return taken;
  }
}
