package io.escalations.backtest;

import io.escalations.schemas.table.Table;
import java.io.Closeable;
import java.io.IOException;

/** A table as {@code NAME.csv} and {@code NAME.parquet}. */
final class TableFiles<R> implements Closeable {
  private final TableCsv<R> csv;
  private final TableParquet<R> parquet;

  TableFiles(ResultDirectory directory, Table<R> table) throws IOException {
    csv = new TableCsv<>(directory.file(table.name() + ".csv"), table);
    parquet = new TableParquet<>(directory.file(table.name() + ".parquet"), table);
  }

  void add(R row) throws IOException {
    csv.add(row);
    parquet.add(row);
  }

  @Override
  public void close() throws IOException {
    try (csv) {
      parquet.close();
    }
  }
}
