package io.escalations.sources.app;

import io.escalations.sources.product.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of the last while: windows overlap, so most records come several times. An older one
 * is new only while history is read. Not thread-safe.
 */
final class Seen {
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  /** One record of Kafka holds them all. */
  private static final int MOST = 20_000;

  private final long lookBack;
  private Map<String, Long> ids;

  /**
   * @param overlap of two windows
   * @param ids with when each happened
   */
  Seen(Duration overlap, Map<String, Long> ids) {
    this.lookBack = Math.max(LOOK_BACK.toMillis(), 2 * overlap.toMillis());
    this.ids = new HashMap<>(ids);
  }

  /** Those that did not come before; from now on they have. */
  List<RawRecord> fresh(List<RawRecord> records, long reached, boolean metNow) {
    long since = metNow ? reached - lookBack : Long.MIN_VALUE;
    List<RawRecord> fresh = new ArrayList<>();
    for (RawRecord record : records) {
      if (record.at() >= since && ids.putIfAbsent(record.id(), record.at()) == null) {
        fresh.add(record);
      }
    }
    return fresh;
  }

  /** What is to be kept once everything before an instant was read. */
  Map<String, Long> keep(long reached) {
    ids.values().removeIf(at -> at < reached - lookBack);
    if (ids.size() > MOST) {
      Map<String, Long> youngest = new HashMap<>();
      ids.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .limit(MOST)
          .forEach(entry -> youngest.put(entry.getKey(), entry.getValue()));
      ids = youngest;
    }
    return Map.copyOf(ids);
  }
}
