package io.escalations.importer.cell;

import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cell's value by a table. A value outside the table becomes {@code otherwise}, or the row is
 * refused.
 *
 * @param column for messages
 * @param written the value as it stands there, marks for not known included
 * @param known the same; null where it is not known
 * @param table by value as it stands there, in lower case if {@code ignoreCase}
 * @param otherwise null to refuse the row
 */
public record TableCell(
    String column,
    Cell written,
    Cell known,
    Map<String, String> table,
    boolean ignoreCase,
    Cell otherwise)
    implements Cell {
  /** The table with its keys as {@link #of} compares them. */
  public TableCell {
    if (ignoreCase) {
      table =
          table.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().toLowerCase(Locale.ROOT),
                      Map.Entry::getValue,
                      (first, second) -> first));
    }
  }

  @Override
  public String of(Row row) {
    String found = written.of(row);
    String mapped = found == null ? null : table.get(key(found));
    if (mapped != null || known.of(row) == null) {
      return mapped;
    }
    if (otherwise == null) {
      throw new RowRefused(
          column, found, "is not in the mapping's values: add it there, or add 'otherwise'");
    }
    return otherwise.of(row);
  }

  private String key(String text) {
    return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
  }
}
