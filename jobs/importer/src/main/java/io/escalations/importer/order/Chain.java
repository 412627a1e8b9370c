package io.escalations.importer.order;

import io.escalations.importer.row.Row;

/**
 * The columns with the old and the new value of what a row changes.
 *
 * @param of the column that names what is changed; null if all rows change the same
 */
public record Chain(String from, String to, String of) {
  /** What a row changes; rows of another thing form a chain of their own. */
  public String subject(Row row) {
    return of == null ? "" : row.text(of);
  }

  /** Null if the row names no old value. */
  public String from(Row row) {
    return row.known(from);
  }

  /** Null if the row names no new value. */
  public String to(Row row) {
    return row.known(to);
  }
}
