package io.escalations.importer.condition;

import io.escalations.importer.row.Row;
import java.util.HashMap;
import java.util.Map;

/** What earlier rows of one case had, in the columns that conditions compare. */
public final class CaseHistory {
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

  /** The row is over: what it has is what the next one follows. */
  public void add(Row row, Iterable<String> comparedColumns) {
    empty = false;
    for (String column : comparedColumns) {
      rowBefore.put(column, row.text(column));
      if (row.known(column) != null) {
        lastKnown.put(column, row.known(column));
      }
    }
  }
}
