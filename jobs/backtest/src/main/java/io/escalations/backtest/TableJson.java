package io.escalations.backtest;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of a table's rows, one JSON object a line: times are RFC 3339, durations seconds. */
final class TableJson<R> implements Closeable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Table<R> table;
  private final SequenceWriter lines;
  private final Cells cells = new Cells();

  TableJson(Path file, Table<R> table) throws IOException {
    this.table = table;
    lines =
        JSON.writer()
            .withRootValueSeparator("\n")
            .writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  void add(R row) throws IOException {
    table.write(row, cells);
    Iterator<Object> values = cells.take().iterator();
    Map<String, Object> object = new LinkedHashMap<>();
    for (ColumnInfo column : table.columns()) {
      object.put(column.name(), values.next());
    }
    lines.write(object);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
