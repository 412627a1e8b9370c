package io.escalations.importer;

import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A help-desk export (CSV) to case events, by a mapping written in YAML. */
public final class Importer {
  private static final int REFUSALS_SHOWN = 10;

  private final Mapping mapping;

  /**
   * @throws UserError if the mapping is missing or bad
   */
  public Importer(Path mappingFile) {
    if (!Files.isRegularFile(mappingFile)) {
      throw new UserError(mappingFile + ": no such file");
    }
    try {
      this.mapping = MappingParser.parse(mappingFile.toString(), Files.readString(mappingFile));
    } catch (IOException e) {
      throw new UserError(mappingFile + ": cannot be read as UTF-8 text", e);
    }
  }

  /**
   * Maps the whole file, and only then hands on the events, in order of occurred_at and sequence: a
   * file that turns out to be unreadable, or of which no row can be mapped, leaves nothing
   * half-done.
   *
   * @throws UserError if the file is missing, is no CSV, lacks a column of the mapping, or no row
   *     can be mapped
   */
  public ImportSummary run(Path csv, EventSink sink) throws IOException {
    try (CsvExport export = new CsvExport(csv, mapping);
        EventSpool spool = new EventSpool()) {
      ImportSummary summary = map(export, spool);
      if (summary.rowsMapped() == 0 && summary.rowsRefused() > 0) {
        throw new UserError(
            csv + ": no row could be mapped; the first: " + summary.firstRefusals().get(0));
      }
      spool.writeInOrder(sink);
      return summary;
    }
  }

  private ImportSummary map(CsvExport export, EventSpool spool) {
    RowMapper mapper = new RowMapper(mapping);
    Map<EventType, Long> events = new EnumMap<>(EventType.class);
    List<String> refusals = new ArrayList<>();
    long[] rows = new long[2];
    export.forEachRow(
        row -> {
          try {
            if (row.values().size() != row.columns().names().size()) {
              throw new RowRefused(
                  null,
                  null,
                  "has "
                      + row.values().size()
                      + " values, the header has "
                      + row.columns().names().size());
            }
            for (CaseEvent event : mapper.map(row)) {
              spool.add(event);
              events.merge(event.type(), 1L, Long::sum);
            }
            rows[0]++;
          } catch (RowRefused e) {
            rows[1]++;
            if (refusals.size() < REFUSALS_SHOWN) {
              refusals.add(
                  "line "
                      + row.line()
                      + " (row "
                      + row.number()
                      + ", counted from 0): "
                      + e.getMessage());
            }
          }
        });
    return new ImportSummary(rows[0], rows[1], events, refusals);
  }
}
