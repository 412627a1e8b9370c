package io.escalations.jobs.io.clickhouse;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.jobs.rows.TopicRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * Collects rows and writes them in large blocks: before each checkpoint, and earlier when they grow
 * too many.
 */
final class ClickHouseWriter implements SinkWriter<TopicRecord> {
  private static final int MOST_ROWS = 50_000;
  private static final long MOST_BYTES = 32L << 20;

  private final ClickHouseBlocks clickhouse;
  private final TableBuffers rows;
  private final SinkWriterMetricGroup group;
  private final Map<String, Counter> written = new HashMap<>();
  private long bytes;

  ClickHouseWriter(ClickHouseBlocks clickhouse, TableBuffers rows, SinkWriterMetricGroup group) {
    this.clickhouse = clickhouse;
    this.rows = rows;
    this.group = group;
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
    for (TableBuffer<?> table : rows.tables()) {
      int count = table.size();
      clickhouse.write(table);
      countWritten(table.toString(), count);
    }
    bytes = 0;
  }

  private void countWritten(String table, int count) {
    written
        .computeIfAbsent(
            table, name -> new PipelineMetrics(group).counter(PipelineMetric.ROWS_WRITTEN, name))
        .inc(count);
    group.getNumRecordsSendCounter().inc(count);
  }

  @Override
  public void close() throws SQLException {
    clickhouse.close();
  }
}
