package io.escalations.importer.csv;

import io.escalations.importer.row.Row;
import java.util.List;
import java.util.Set;

/**
 * One data row of the export, in the columns that the mapping names.
 *
 * @param number counted from 0 over the data rows of the file
 * @param line the line of the file it begins on, counted from 1
 */
public record CsvRow(
    long number, long line, List<String> values, Columns columns, Set<String> unknown)
    implements Row {
  @Override
  public String text(String name) {
    List<Integer> positions = columns.positions(name);
    return positions.isEmpty() ? "" : values.get(positions.get(0));
  }

  @Override
  public String known(String name) {
    String value = text(name);
    return value.isEmpty() || unknown.contains(value) ? null : value;
  }

  @Override
  public List<String> texts(String name) {
    return columns.positions(name).stream().map(values::get).toList();
  }
}
