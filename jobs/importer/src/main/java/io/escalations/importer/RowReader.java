package io.escalations.importer;

import io.escalations.importer.cell.Reading;
import io.escalations.importer.condition.Condition.Context;
import io.escalations.importer.csv.Columns;
import io.escalations.importer.csv.CsvRecords;
import io.escalations.importer.csv.CsvRow;
import io.escalations.importer.csv.Dialect.ShortRows;
import io.escalations.importer.csv.HeaderSearch.Found;
import io.escalations.importer.csv.TextRecord;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The records of a file to rows of cases: what is no row of a case is counted here. */
final class RowReader {
  private final Mapping mapping;
  private final CsvRecords records;
  private final int width;
  private final List<Integer> positions;
  private final Columns columns;
  private final Tally tally;
  private final ColumnChecks checks;
  private final RowSpool spool;

  /**
   * @param wanted the columns that the mapping names
   */
  RowReader(Mapping mapping, Found found, Set<String> wanted, Tally tally) throws IOException {
    this.mapping = mapping;
    this.records = found.records();
    this.width = found.columns().names().size();
    this.positions = found.columns().positionsOf(wanted);
    this.columns = new Columns(positions.stream().map(found.columns().names()::get).toList());
    this.tally = tally;
    this.checks = new ColumnChecks(mapping, columns, tally.warnings());
    this.spool = new RowSpool(columns, mapping.unknown());
    records.expect(width, values -> isPlainlyRow(values));
  }

  /** Where the rows go. */
  RowSpool spool() {
    return spool;
  }

  /** The date of a row; null if it has none, or none that can be read. */
  static Reading date(Mapping mapping, CsvRow row) {
    try {
      return mapping.time().read(row);
    } catch (RowRefused e) {
      // Refused where a rule needs it.
      return null;
    }
  }

  void readAll() {
    long number = 0;
    for (TextRecord record = records.next(); record != null; record = records.next()) {
      try {
        read(record, number++);
      } catch (RowRefused e) {
        tally.refusals().add(record.line(), e);
      }
    }
    checks.checkWhole();
  }

  private void read(TextRecord record, long number) {
    if (record.fault() != null) {
      String lines =
          record.endLine() == record.line()
              ? ""
              : " (lines " + record.line() + " to " + record.endLine() + ")";
      throw new RowRefused(null, record.raw() + lines, record.fault());
    }
    if (record.isBlank()) {
      tally.blank();
      return;
    }
    CsvRow row = row(record.values(), number, record.line());
    if (mapping.skip().holds(row, Context.ALONE)) {
      tally.skipped();
      return;
    }
    checkWidth(record);
    String caseId = mapping.caseId().of(row);
    if (caseId == null) {
      throw new RowRefused(mapping.caseColumn(), row.text(mapping.caseColumn()), "names no case");
    }
    checks.check(caseId, row);
    tally.addStates(row);
    Reading reading = date(mapping, row);
    spool.add(caseId, row, reading == null ? RowSpool.NO_TIME : reading.usual());
  }

  private CsvRow row(List<String> values, long number, long line) {
    List<String> used =
        positions.stream()
            .map(position -> position < values.size() ? values.get(position) : "")
            .toList();
    return new CsvRow(number, line, used, columns, mapping.unknown());
  }

  private void checkWidth(TextRecord record) {
    List<String> values = record.values();
    if (values.size() < width) {
      String detail = "has " + values.size() + " values, the header has " + width;
      if (mapping.csv().shortRows() == ShortRows.REFUSE) {
        throw new RowRefused(detail);
      }
      if (mapping.csv().shortRows() == ShortRows.WARN) {
        tally.warnings().add(WarningKind.SHORT_ROW, record.line(), detail);
      }
    }
    for (int index = width; index < values.size(); index++) {
      if (!values.get(index).isEmpty()) {
        throw new RowRefused(
            null,
            values.get(index),
            "stands behind the last column: has a value a delimiter in it that is not quoted?");
      }
    }
  }

  /** Whether the values name a case and a date that can be read. */
  private boolean isPlainlyRow(List<String> values) {
    CsvRow row = row(values, 0, 0);
    try {
      return mapping.caseId().of(row) != null && mapping.time().read(row) != null;
    } catch (RowRefused e) {
      return false;
    }
  }
}
