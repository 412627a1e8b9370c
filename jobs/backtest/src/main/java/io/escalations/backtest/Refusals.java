package io.escalations.backtest;

import io.escalations.schemas.event.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Records that were refused: how many by reason, and the first few. */
public final class Refusals {
  private static final int FIRST = 5;

  private final Map<RejectReason, Long> byReason = new EnumMap<>(RejectReason.class);
  private final List<String> first = new ArrayList<>();

  /**
   * @param place file and line, or the case
   * @param detail one line: which field, what was found, what is expected
   */
  void add(String place, RejectReason reason, String detail) {
    byReason.merge(reason, 1L, Long::sum);
    addFirst(place + ": " + reason + ": " + detail);
  }

  void add(Refusals others) {
    others.byReason.forEach((reason, count) -> byReason.merge(reason, count, Long::sum));
    others.first.forEach(this::addFirst);
  }

  private void addFirst(String refusal) {
    if (first.size() < FIRST) {
      first.add(refusal);
    }
  }

  public long count() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  public Map<RejectReason, Long> byReason() {
    return Map.copyOf(byReason);
  }

  /** One line each: place, reason, detail. */
  public List<String> first() {
    return List.copyOf(first);
  }
}
