package io.escalations.core.changelog;

import io.escalations.schemas.table.Table;

/**
 * A row of a case as it was published last. Kept in state beside the events, so fields may be
 * added, never renamed.
 *
 * @param kind of fact, the number its table has for good
 * @param name of the row within its case and kind; empty if such a row has none
 * @param number of the row within its case, kind and name; 0 if such a row has none
 * @param digest of its values; {@link #REMOVED} in a tombstone
 */
public record PublishedRow(int kind, String name, int number, long digest) {
  public static final long REMOVED = 0;

  static <R> PublishedRow of(Table<R> table, R row) {
    return new PublishedRow(
        table.factKey().kind(),
        table.factKey().nameOf(row),
        table.factKey().numberOf(row),
        table.digest(row));
  }

  /** The <b>tombstone</b> of the row. */
  PublishedRow removed() {
    return new PublishedRow(kind, name, number, REMOVED);
  }

  boolean isRemoved() {
    return digest == REMOVED;
  }

  boolean isOfSameRow(PublishedRow other) {
    return number == other.number && kind == other.kind && name.equals(other.name);
  }
}
