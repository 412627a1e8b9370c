package io.escalations.importer;

import io.escalations.core.agreement.Verdict;
import io.escalations.importer.csv.CsvRow;
import io.escalations.importer.csv.HeaderSearch.Found;
import io.escalations.importer.report.Finding.Example;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.MappingParser;
import io.escalations.importer.rule.VerdictMapping;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The verdicts of a help desk on its own clocks, from an export (CSV). Of several rows of a case
 * the last in the file that says something counts, since exports of updates know more row by row.
 */
public final class VerdictReader {
  private final VerdictMapping mapping;

  /**
   * @throws UserError if the mapping is missing or bad
   */
  public VerdictReader(Path mappingFile) {
    if (!Files.isRegularFile(mappingFile)) {
      throw new UserError(mappingFile + ": no such file");
    }
    try {
      this.mapping =
          MappingParser.parseVerdicts(
              mappingFile.toString(),
              Files.readString(mappingFile),
              mappingFile.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UserError(mappingFile + ": cannot be read as UTF-8 text", e);
    }
  }

  /**
   * Reads the whole file.
   *
   * @return what came of its rows
   * @throws UserError if the file is missing, is no CSV, lacks a column of the mapping, or says
   *     nothing of any clock
   */
  public ImportSummary read(Path csv, Consumer<Verdict> sink) throws IOException {
    Tally tally = new Tally(mapping.rows());
    HeaderCheck header = new HeaderCheck(csv, mapping.rows());
    try (Found found = header.find()) {
      RowReader reader = new RowReader(mapping.rows(), found, header.wanted(), tally);
      long[] verdicts = new long[1];
      try (RowSpool rows = reader.spool()) {
        reader.readAll();
        rows.sort();
        rows.forEachCase(
            (caseId, ofCase) -> verdicts[0] += verdicts(caseId, ofCase, tally, sink),
            (caseId, ofCase) ->
                tally
                    .refusals()
                    .add(
                        ofCase.get(0).line(),
                        new RowRefused(
                            mapping.rows().caseColumn(),
                            caseId,
                            "has more than " + RowSpool.MOST_ROWS + " rows, so it is no case")));
      }
      if (verdicts[0] == 0) {
        throw new UserError(csv + ": says nothing of any clock" + firstRefusal(csv, tally));
      }
      return tally.summary(found.line());
    }
  }

  private static String firstRefusal(Path csv, Tally tally) {
    if (tally.refusals().count() == 0) {
      return ": do the columns of the mapping hold outcomes and deadlines?";
    }
    Example first = tally.refusals().first();
    return " ("
        + tally.refusals().count()
        + " rows refused); the first: "
        + csv
        + ":"
        + first.line()
        + ": "
        + first.text();
  }

  private long verdicts(String caseId, List<CsvRow> rows, Tally tally, Consumer<Verdict> sink) {
    CaseVerdicts verdicts = new CaseVerdicts(caseId, mapping.clocks());
    long mapped = 0;
    for (CsvRow row : rows) {
      try {
        verdicts.add(row);
        mapped++;
      } catch (RowRefused e) {
        tally.refusals().add(row.line(), e);
      }
    }
    tally.addCase(caseId, List.of(), mapped, 0, false);
    List<Verdict> found = verdicts.found();
    found.forEach(sink);
    return found.size();
  }
}
