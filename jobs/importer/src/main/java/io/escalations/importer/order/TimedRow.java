package io.escalations.importer.order;

import io.escalations.importer.cell.Reading;
import io.escalations.importer.row.Row;

/**
 * A row of a case with its date.
 *
 * @param number counted from 0 over the rows of the file
 * @param line of the file, counted from 1
 * @param reading null if the row has no date, or none that can be read
 * @param time the instant that the date means, epoch milliseconds; null if there is no date
 * @param decided whether nothing but this instant can be meant
 */
public record TimedRow(
    Row row, long number, long line, Reading reading, Long time, boolean decided) {
  /** Before the order of the rows decides what an ambiguous date means. */
  public static TimedRow of(Row row, long number, long line, Reading reading) {
    return new TimedRow(
        row,
        number,
        line,
        reading,
        reading == null ? null : reading.usual(),
        reading == null || !reading.isAmbiguous());
  }

  TimedRow at(long instant, boolean isDecided) {
    return new TimedRow(row, number, line, reading, instant, isDecided);
  }
}
