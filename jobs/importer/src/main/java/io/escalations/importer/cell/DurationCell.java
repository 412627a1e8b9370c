package io.escalations.importer.cell;

import io.escalations.importer.date.Durations;
import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import java.util.Optional;

/** A column of durations. */
public record DurationCell(String column, Durations durations) {
  /**
   * @return milliseconds; empty if not known
   * @throws RowRefused if what stands there is no duration
   */
  Optional<Long> read(Row row) {
    String text = row.known(column);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Long> millis = durations.read(text);
    if (millis.isEmpty()) {
      throw new RowRefused(column, text, "is not " + durations.description());
    }
    return millis;
  }
}
