package io.escalations.jobs.io.clickhouse;

import io.escalations.jobs.rows.TopicRecord;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;

/**
 * Collects rows and writes them in large blocks: before each checkpoint, and earlier when they grow
 * too many.
 */
final class ClickHouseWriter implements SinkWriter<TopicRecord> {
  private static final int MOST_ROWS = 50_000;
  private static final long MOST_BYTES = 32L << 20;

  private final ClickHouseBlocks clickhouse;
  private final TableBuffers rows;
  private final Counter written;
  private long bytes;

  ClickHouseWriter(ClickHouseBlocks clickhouse, TableBuffers rows, Counter written) {
    this.clickhouse = clickhouse;
    this.rows = rows;
    this.written = written;
  }

  @Override
  public void write(TopicRecord record, Context context) throws IOException {
    rows.add(record);
    bytes += record.size();
    if (bytes >= MOST_BYTES || rows.size() >= MOST_ROWS) {
      flush(false);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    written.inc(rows.size());
    for (TableBuffer<?> table : rows.tables()) {
      clickhouse.write(table);
    }
    bytes = 0;
  }

  @Override
  public void close() throws SQLException {
    clickhouse.close();
  }
}
