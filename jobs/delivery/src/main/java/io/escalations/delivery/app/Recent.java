package io.escalations.delivery.app;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read of late about an alert that is not known: records of several topics are read in any
 * order. The oldest are dropped. Not thread-safe.
 */
final class Recent<K, V> {
  private static final int MOST = 100_000;

  private final Map<K, V> values = new LinkedHashMap<>();

  /** Instead of the one that was there before. */
  void put(K key, V value) {
    values.remove(key);
    values.put(key, value);
    if (values.size() > MOST) {
      values.remove(values.keySet().iterator().next());
    }
  }

  /** Null if there is none. */
  V take(K key) {
    return values.remove(key);
  }
}
