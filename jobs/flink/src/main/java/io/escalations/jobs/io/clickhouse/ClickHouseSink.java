package io.escalations.jobs.io.clickhouse;

import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes rows at least once; since a row carries its key and version, writing it again changes
 * nothing. A completed checkpoint covers rows that are stored, so that nothing is lost whatever
 * ends: a row that cannot be written fails the job, which starts again at its last checkpoint, for
 * as long as it takes.
 */
public final class ClickHouseSink<T extends Sized> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private final WarehouseAccess access;
  private final RowsFactory<T> rows;

  /** Makes the buffers of one writer. */
  public interface RowsFactory<T> extends Supplier<Rows<T>>, Serializable {}

  public ClickHouseSink(WarehouseAccess access, RowsFactory<T> rows) {
    this.access = access;
    this.rows = rows;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new ClickHouseWriter<>(
        new ClickHouseBlocks(access), rows.get(), context.metricGroup().getNumRecordsSendCounter());
  }
}
