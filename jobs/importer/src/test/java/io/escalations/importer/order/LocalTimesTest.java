package io.escalations.importer.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.DateCell;
import io.escalations.importer.cell.DateOnly;
import io.escalations.importer.date.DateFormats;
import io.escalations.importer.row.EntryRow;
import io.escalations.importer.row.Row;
import io.escalations.schemas.Times;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Berlin's clocks went from 03:00 to 02:00 on 27 October, from 02:00 to 03:00 on 31 March 2024. */
class LocalTimesTest {
  private static final DateCell DATE =
      new DateCell(
          "at",
          Cell.column("at", false),
          DateFormats.of(List.of("iso"), Locale.ENGLISH),
          row -> ZoneId.of("Europe/Berlin"),
          DateOnly.UNSPECIFIED,
          List.of());

  @Test
  void aStepBackInTheDoubledHourDecidesBothSides() {
    assertThat(decide("2024-10-27 02:30", "2024-10-27 02:50", "2024-10-27 02:10"))
        .containsExactly(
            "2024-10-27T00:30:00.000Z", "2024-10-27T00:50:00.000Z", "2024-10-27T01:10:00.000Z");
  }

  @Test
  void withoutOneNothingDecides() {
    assertThat(decide("2024-10-27 01:30", "2024-10-27 02:10", "2024-10-27 03:10"))
        .containsExactly(
            "2024-10-26T23:30:00.000Z", "2024-10-27T00:10:00.000Z?", "2024-10-27T02:10:00.000Z");
  }

  @Test
  void theMissingHourIsReadWithTheOffsetBefore() {
    assertThat(decide("2024-03-31 02:30")).containsExactly("2024-03-31T01:30:00.000Z?");
  }

  @Test
  void unlessTheRowBehindComesBeforeThat() {
    assertThat(decide("2024-03-31 02:30", "2024-03-31 03:10"))
        .containsExactly("2024-03-31T00:30:00.000Z", "2024-03-31T01:10:00.000Z");
  }

  @Test
  void timeThatRunsBackBeginsAnew() {
    assertThat(decide("2024-10-27 05:00", "2024-10-27 02:30"))
        .containsExactly("2024-10-27T04:00:00.000Z", "2024-10-27T00:30:00.000Z?");
  }

  private static List<String> decide(String... texts) {
    List<TimedRow> rows = new ArrayList<>();
    for (String text : texts) {
      Row row = new EntryRow(null, Map.of("at", text), Set.of());
      rows.add(TimedRow.of(row, rows.size(), rows.size(), DATE.read(row)));
    }
    return LocalTimes.decide(rows).stream()
        .map(row -> Times.format(row.time()) + (row.decided() ? "" : "?"))
        .toList();
  }
}
