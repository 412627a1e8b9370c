package io.escalations.jobs.io.clickhouse;

import io.escalations.jobs.rows.TopicRecord;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes the rows of some topics at least once; since a row carries its key and version, writing it
 * again changes nothing. A completed checkpoint covers rows that are stored, so that nothing is
 * lost whatever ends: a row that cannot be written fails the job, which starts again at its last
 * checkpoint, for as long as it takes.
 */
public final class ClickHouseSink implements Sink<TopicRecord> {
  private static final long serialVersionUID = 1L;

  private final WarehouseAccess access;
  private final List<String> topics;

  public ClickHouseSink(WarehouseAccess access, List<String> topics) {
    this.access = access;
    this.topics = List.copyOf(topics);
  }

  @Override
  public SinkWriter<TopicRecord> createWriter(WriterInitContext context) {
    return new ClickHouseWriter(
        new ClickHouseBlocks(access), new TableBuffers(topics), context.metricGroup());
  }
}
