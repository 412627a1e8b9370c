package io.escalations.jobs.io.clickhouse;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;

/**
 * Collects rows and writes them in large blocks: before each checkpoint, and earlier when they grow
 * too many.
 */
final class ClickHouseWriter<T extends Sized> implements SinkWriter<T> {
  private static final int MOST_ROWS = 50_000;
  private static final long MOST_BYTES = 32L << 20;

  private final ClickHouseBlocks clickhouse;
  private final Rows<T> rows;
  private final Counter written;
  private long bytes;

  ClickHouseWriter(ClickHouseBlocks clickhouse, Rows<T> rows, Counter written) {
    this.clickhouse = clickhouse;
    this.rows = rows;
    this.written = written;
  }

  @Override
  public void write(T element, Context context) throws IOException {
    rows.add(element);
    bytes += element.bytes();
    if (bytes >= MOST_BYTES || waiting() >= MOST_ROWS) {
      flush(false);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    written.inc(waiting());
    for (TableBuffer<?> table : rows.tables()) {
      clickhouse.write(table);
    }
    bytes = 0;
  }

  @Override
  public void close() throws SQLException {
    clickhouse.close();
  }

  private int waiting() {
    int waiting = 0;
    for (TableBuffer<?> table : rows.tables()) {
      waiting += table.size();
    }
    return waiting;
  }
}
