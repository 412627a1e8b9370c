package io.escalations.importer;

import java.util.HashMap;
import java.util.Map;

/** What earlier rows of one case said, in the columns that conditions look at. */
final class CaseHistory {
  private final Map<String, String> rowBefore = new HashMap<>();
  private final Map<String, String> lastKnown = new HashMap<>();
  private boolean empty = true;

  /** Whether no row came yet. */
  boolean isEmpty() {
    return empty;
  }

  /** The value in the row before, as written; null if there is none. */
  String rowBefore(String column) {
    return rowBefore.get(column);
  }

  /** The latest known value in the rows before; null if there is none. */
  String lastKnown(String column) {
    return lastKnown.get(column);
  }

  void add(Row row, Iterable<String> watchedColumns) {
    empty = false;
    for (String column : watchedColumns) {
      rowBefore.put(column, row.asWritten(column));
      if (row.known(column) != null) {
        lastKnown.put(column, row.known(column));
      }
    }
  }
}
