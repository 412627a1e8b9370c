package io.escalations.importer.cell;

import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * A zone that stands in the row: {@code Europe/Berlin}, {@code UTC+1}, {@code +01:00}. Letters that
 * mean several zones, such as CST or BST, are refused.
 *
 * @param column for messages
 */
public record ZoneCell(String column, Cell text) implements Function<Row, ZoneId> {
  @Override
  public ZoneId apply(Row row) {
    String written = text.of(row);
    if (written == null) {
      throw new RowRefused(column, "", "names no time zone, and the date has no offset");
    }
    try {
      return ZoneId.of(written.replace(" ", ""));
    } catch (DateTimeException e) {
      throw new RowRefused(
          column,
          written,
          "is no time zone such as Europe/Berlin or +01:00: say which it is under 'values' of"
              + " zone");
    }
  }
}
