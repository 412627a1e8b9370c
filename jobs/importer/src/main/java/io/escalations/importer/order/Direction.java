package io.escalations.importer.order;

import java.util.List;

/** Which way time goes from row to row. */
public enum Direction {
  /** The newest row is last. */
  FORWARD,
  /** The newest row is first. */
  BACKWARD,
  /** All rows have one time, or there is only one. */
  LEVEL,
  /** Neither. */
  MIXED;

  /** Of the rows of one case; dates that may mean two instants do not count. */
  public static Direction of(List<TimedRow> rows) {
    return of(
        rows.stream()
            .filter(row -> row.time() != null && !row.reading().isAmbiguous())
            .mapToLong(TimedRow::time)
            .toArray());
  }

  /**
   * @param times epoch milliseconds
   */
  public static Direction of(long[] times) {
    boolean up = false;
    boolean down = false;
    for (int index = 1; index < times.length; index++) {
      up |= times[index] > times[index - 1];
      down |= times[index] < times[index - 1];
    }
    if (up && down) {
      return MIXED;
    }
    return up ? FORWARD : down ? BACKWARD : LEVEL;
  }
}
