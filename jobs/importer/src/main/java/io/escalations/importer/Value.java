package io.escalations.importer;

import java.util.Map;

/** What a field of an event is set to. */
interface Value {
  /**
   * @return null if the field stays absent
   * @throws RowRefused if the row has no such value
   */
  String of(Row row);

  static Value constant(String text) {
    return row -> text;
  }

  static Value column(String column, boolean asWritten) {
    return row -> asWritten ? row.asWritten(column) : row.known(column);
  }

  /**
   * The column's value by a table.
   *
   * @param otherwise what a known value that is not in the table becomes; null to refuse the row
   */
  static Value mapped(String column, Map<String, String> table, Value otherwise) {
    return row -> {
      String found = row.asWritten(column);
      String mapped = table.get(found);
      if (mapped != null || row.known(column) == null) {
        return mapped;
      }
      if (otherwise == null) {
        throw new RowRefused(
            column, found, "is not in the mapping's values: add it there, or add 'otherwise'");
      }
      return otherwise.of(row);
    };
  }
}
