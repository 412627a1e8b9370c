package io.escalations.backtest;

import io.escalations.schemas.SpreadsheetText;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file of a table's rows: names in the first line; what is null is empty; no text is a
 * formula for a spreadsheet.
 */
final class TableCsv<R> implements Closeable {
  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create(CSVFormat.RFC4180).setRecordSeparator('\n').get();

  private final Table<R> table;
  private final CSVPrinter csv;
  private final Cells cells = new Cells();

  TableCsv(Path file, Table<R> table) throws IOException {
    this.table = table;
    csv = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT);
    csv.printRecord(table.columns().stream().map(ColumnInfo::name).toList());
  }

  void add(R row) throws IOException {
    table.write(row, cells);
    csv.printRecord(cells.take().stream().map(TableCsv::guarded).toList());
  }

  private static Object guarded(Object cell) {
    return cell instanceof String text ? SpreadsheetText.guarded(text) : cell;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
