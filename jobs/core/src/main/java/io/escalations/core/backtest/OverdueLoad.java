package io.escalations.core.backtest;

import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Overdue work by hour, kept as what begins and ends in each. */
final class OverdueLoad {
  private static final long HOUR = 3_600_000;

  private final SortedMap<Long, Change> changes = new TreeMap<>();

  private static final class Change {
    private long dueOld;
    private long dueNew;
    private long overdueOld;
    private long overdueNew;
  }

  /**
   * @param asOf up to here an instance without a stop is overdue
   */
  void add(ClockPair pair, long asOf) {
    if (ClockPair.isBreached(pair.underOld())) {
      Change from = at(first(pair.underOld()));
      from.dueOld++;
      from.overdueOld++;
      at(afterLast(pair.underOld(), asOf)).overdueOld--;
    }
    if (ClockPair.isBreached(pair.underNew())) {
      Change from = at(first(pair.underNew()));
      from.dueNew++;
      from.overdueNew++;
      at(afterLast(pair.underNew(), asOf)).overdueNew--;
    }
  }

  void add(OverdueLoad other) {
    other.changes.forEach(
        (hour, change) -> {
          Change sum = at(hour);
          sum.dueOld += change.dueOld;
          sum.dueNew += change.dueNew;
          sum.overdueOld += change.overdueOld;
          sum.overdueNew += change.overdueNew;
        });
  }

  /** Each hour from the first to the last in which anything is overdue. */
  List<LoadRow> rows() {
    List<LoadRow> rows = new ArrayList<>();
    if (changes.isEmpty()) {
      return rows;
    }
    long overdueOld = 0;
    long overdueNew = 0;
    for (long hour = changes.firstKey(); hour < changes.lastKey(); hour += HOUR) {
      Change change = changes.getOrDefault(hour, new Change());
      overdueOld += change.overdueOld;
      overdueNew += change.overdueNew;
      rows.add(new LoadRow(hour, change.dueOld, change.dueNew, overdueOld, overdueNew));
    }
    return rows;
  }

  private Change at(long hour) {
    return changes.computeIfAbsent(hour, any -> new Change());
  }

  private static long first(SlaClockRow row) {
    return Math.floorDiv(row.breachedAt(), HOUR) * HOUR;
  }

  private static long afterLast(SlaClockRow row, long asOf) {
    long end = row.stoppedAt() == null ? asOf : row.stoppedAt();
    return Math.floorDiv(Math.max(end, row.breachedAt()), HOUR) * HOUR + HOUR;
  }
}
