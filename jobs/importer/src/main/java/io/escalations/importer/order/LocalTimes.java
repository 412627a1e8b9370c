package io.escalations.importer.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides dates that may mean two instants, since the clocks were changed, by the rows around them:
 * time does not run back from row to row. What that leaves open is taken as usual.
 */
final class LocalTimes {
  private LocalTimes() {}

  /**
   * @param rows in the order in which time goes forward
   */
  static List<TimedRow> decide(List<TimedRow> rows) {
    if (rows.stream().allMatch(TimedRow::decided)) {
      return rows;
    }
    Long[] earliest = earliest(rows);
    Long[] latest = latest(rows);
    List<TimedRow> decided = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      TimedRow row = rows.get(index);
      decided.add(row.decided() ? row : decide(row, earliest[index], latest[index]));
    }
    return decided;
  }

  private static TimedRow decide(TimedRow row, long earliest, long latest) {
    if (earliest == latest) {
      return row.at(earliest, true);
    }
    long usual = row.reading().usual();
    return row.at(usual >= earliest && usual <= latest ? usual : earliest, false);
  }

  /** Of each row the first instant that is not before the row before. */
  private static Long[] earliest(List<TimedRow> rows) {
    Long[] earliest = new Long[rows.size()];
    long before = Long.MIN_VALUE;
    for (int index = 0; index < rows.size(); index++) {
      TimedRow row = rows.get(index);
      if (row.reading() != null) {
        List<Long> candidates = row.reading().candidates();
        long floor = before;
        before =
            candidates.stream()
                .filter(candidate -> candidate >= floor)
                .findFirst()
                .orElse(candidates.get(0));
        earliest[index] = before;
      }
    }
    return earliest;
  }

  /** Of each row the last instant that is not after the row behind it. */
  private static Long[] latest(List<TimedRow> rows) {
    Long[] latest = new Long[rows.size()];
    long behind = Long.MAX_VALUE;
    for (int index = rows.size() - 1; index >= 0; index--) {
      TimedRow row = rows.get(index);
      if (row.reading() != null) {
        List<Long> candidates = row.reading().candidates();
        long ceiling = behind;
        behind =
            candidates.stream()
                .filter(candidate -> candidate <= ceiling)
                .reduce((first, second) -> second)
                .orElse(candidates.get(candidates.size() - 1));
        latest[index] = behind;
      }
    }
    return latest;
  }
}
