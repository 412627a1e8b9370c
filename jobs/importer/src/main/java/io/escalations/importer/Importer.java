package io.escalations.importer;

import io.escalations.importer.csv.CsvRow;
import io.escalations.importer.csv.HeaderSearch.Found;
import io.escalations.importer.order.CaseOrder;
import io.escalations.importer.order.Direction;
import io.escalations.importer.order.TimedRow;
import io.escalations.importer.report.Finding.Example;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.MappingParser;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A help-desk export (CSV) to case events, by a mapping written in YAML. */
public final class Importer {
  private final Mapping mapping;

  /**
   * @throws UserError if the mapping is missing or bad
   */
  public Importer(Path mappingFile) {
    if (!Files.isRegularFile(mappingFile)) {
      throw new UserError(mappingFile + ": no such file");
    }
    try {
      this.mapping =
          MappingParser.parse(
              mappingFile.toString(),
              Files.readString(mappingFile),
              mappingFile.toAbsolutePath().getParent());
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
    return run(csv, null, sink);
  }

  /**
   * The same, and compares the events with those of the export before, by the same mapping.
   *
   * @param previous null if there is none
   */
  public ImportSummary run(Path csv, Path previous, EventSink sink) throws IOException {
    try (EventSpool events = new EventSpool()) {
      Run run = new Run(csv, events);
      run.map();
      if (previous != null) {
        try (EventSpool before = new EventSpool()) {
          new Run(previous, before).map();
          new Comparison(before, events, run.tally.warnings()).report();
        }
      }
      ImportSummary summary = run.summary();
      events.writeInOrder(sink);
      return summary;
    }
  }

  /** One file on its way to events. */
  private final class Run {
    private final Path file;
    private final EventSpool events;
    private final Tally tally = new Tally(mapping);
    private long headerLine;

    Run(Path file, EventSpool events) {
      this.file = file;
      this.events = events;
    }

    void map() throws IOException {
      HeaderCheck header = new HeaderCheck(file, mapping);
      try (Found found = header.find()) {
        headerLine = found.line();
        RowReader reader = new RowReader(mapping, found, header.wanted(), tally);
        try (RowSpool rows = reader.spool()) {
          reader.readAll();
          rows.sort();
          mapCases(rows);
        }
      }
      tally.checkWhole();
      if (tally.isNothingMapped()) {
        Example first = tally.refusals().first();
        throw new UserError(
            file
                + ": no row could be mapped ("
                + tally.refusals().count()
                + " refused); the first: "
                + file
                + ":"
                + first.line()
                + ": "
                + first.text());
      }
    }

    private void mapCases(RowSpool rows) throws IOException {
      Direction direction = rows.direction();
      CaseOrder order = new CaseOrder(mapping.order(), direction);
      CaseChecks checks = new CaseChecks(mapping, order, direction, tally.warnings());
      rows.forEachCase(
          (caseId, ofCase) -> mapCase(caseId, ofCase, order, checks),
          (caseId, row) ->
              tally
                  .refusals()
                  .add(
                      row.get(0).line(),
                      new RowRefused(
                          mapping.caseColumn(),
                          caseId,
                          "has more than "
                              + RowSpool.MOST_ROWS
                              + " rows, so it is no case: name another column under 'case', or"
                              + " 'skip' them")));
    }

    private void mapCase(String caseId, List<CsvRow> ofCase, CaseOrder order, CaseChecks checks) {
      long warned = tally.warnings().count();
      List<TimedRow> asInFile =
          ofCase.stream()
              .map(row -> TimedRow.of(row, row.number(), row.line(), RowReader.date(mapping, row)))
              .toList();
      List<TimedRow> rows = order.arrange(asInFile);
      CaseMapper mapper = new CaseMapper(mapping, caseId, tally.refusals(), tally.warnings());
      List<DraftEvent> drafts = mapper.map(rows);
      checks.check(caseId, asInFile, rows, drafts);
      for (DraftEvent draft : drafts) {
        events.add(draft.event(), draft.rank());
      }
      tally.addCase(
          caseId,
          drafts,
          mapper.rowsMapped(),
          mapper.rowsWithoutEvent(),
          tally.warnings().count() > warned);
    }

    ImportSummary summary() {
      return tally.summary(headerLine);
    }
  }
}
