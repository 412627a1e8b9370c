package io.escalations.schemas.table;

import java.util.List;

/**
 * What changed in one table.
 *
 * @param rows that are new or different
 * @param removed tombstones: rows of which only the key counts, and which are no more
 */
public record TableChanges<R>(Table<R> table, List<R> rows, List<R> removed) {
  public boolean isEmpty() {
    return rows.isEmpty() && removed.isEmpty();
  }
}
