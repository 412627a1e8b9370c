package io.escalations.importer;

import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * One data row of the export.
 *
 * @param number counted from 0 over the data rows of the file
 * @param line the line of the file it ends on, counted from 1
 */
record Row(long number, long line, CSVRecord values, Columns columns, Set<String> unknown) {

  String asWritten(String column) {
    return values.get(columns.index(column));
  }

  /**
   * @return null if the value is empty or one of the marks for not known
   */
  String known(String column) {
    String value = asWritten(column);
    return value.isEmpty() || unknown.contains(value) ? null : value;
  }
}
