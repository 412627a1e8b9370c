package io.escalations.importer.cell;

import io.escalations.importer.date.DateFormats;
import io.escalations.importer.date.Moment;
import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A date in one or more columns. One without an offset is read in the zone.
 *
 * @param column for messages
 * @param plus added to the date; if one of them is not known, the date is not
 */
public record DateCell(
    String column,
    Cell text,
    DateFormats formats,
    Function<Row, ZoneId> zone,
    DateOnly dateOnly,
    List<DurationCell> plus)
    implements TimeCell {
  @Override
  public Reading read(Row row) {
    String written = text.of(row);
    if (written == null) {
      return null;
    }
    Moment moment = moment(written);
    long added = 0;
    for (DurationCell duration : plus) {
      Optional<Long> millis = duration.read(row);
      if (millis.isEmpty()) {
        return null;
      }
      added += millis.get();
    }
    ZoneId read = moment.offset() == null ? zone.apply(row) : moment.offset();
    return Reading.of(column, written, moment, read, dateOnly, added);
  }

  /** Whether two of the formats read the row's text as two times. */
  public boolean isReadTwoWays(Row row) {
    String written = text.of(row);
    return written != null && formats.isReadTwoWays(written);
  }

  private Moment moment(String written) {
    Optional<Moment> moment = formats.read(written);
    if (moment.isPresent()) {
      return moment.get();
    }
    throw new RowRefused(
        column,
        written,
        "is not a date of the form " + formats.description() + formats.advice(written));
  }
}
