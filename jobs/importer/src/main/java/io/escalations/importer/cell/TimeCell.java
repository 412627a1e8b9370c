package io.escalations.importer.cell;

import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.Times;
import java.util.List;

/** A cell that gives an instant; as text it is RFC 3339. */
public interface TimeCell extends Cell {
  /**
   * @return null if the date is not known
   * @throws RowRefused if what stands there is no date
   */
  Reading read(Row row);

  @Override
  default String of(Row row) {
    Reading reading = read(row);
    return reading == null ? null : Times.format(reading.usual());
  }

  /** The first that is known. */
  static TimeCell firstKnown(List<TimeCell> cells) {
    return new FirstKnown(cells);
  }

  /** Several, the first that is known. */
  record FirstKnown(List<TimeCell> cells) implements TimeCell {
    @Override
    public Reading read(Row row) {
      for (TimeCell cell : cells) {
        Reading reading = cell.read(row);
        if (reading != null) {
          return reading;
        }
      }
      return null;
    }
  }
}
