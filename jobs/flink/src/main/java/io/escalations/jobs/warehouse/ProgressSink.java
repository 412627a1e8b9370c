package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.ClickHouseBlocks;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.schemas.Cbor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes progress once the checkpoint that covers it has completed, and with it the flush of every
 * table.
 */
final class ProgressSink implements Sink<CommittedProgress>, SupportsCommitter<CommittedProgress> {
  private static final long serialVersionUID = 1L;

  private final WarehouseAccess access;

  ProgressSink(WarehouseAccess access) {
    this.access = access;
  }

  @Override
  public CommittingSinkWriter<CommittedProgress, CommittedProgress> createWriter(
      WriterInitContext context) {
    return new LatestPerSubtask();
  }

  @Override
  public Committer<CommittedProgress> createCommitter(CommitterInitContext context) {
    return new ProgressWriter(new ClickHouseBlocks(access));
  }

  @Override
  public SimpleVersionedSerializer<CommittedProgress> getCommittableSerializer() {
    return new CborSerializer();
  }

  /** Of one checkpoint only the last record of each subtask matters. */
  private static final class LatestPerSubtask
      implements CommittingSinkWriter<CommittedProgress, CommittedProgress> {
    private final Map<Integer, CommittedProgress> latest = new HashMap<>();

    @Override
    public void write(CommittedProgress progress, Context context) {
      latest.put(progress.subtask(), progress);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<CommittedProgress> prepareCommit() {
      Collection<CommittedProgress> records = Map.copyOf(latest).values();
      latest.clear();
      return records;
    }

    @Override
    public void close() {}
  }

  private static final class CborSerializer
      implements SimpleVersionedSerializer<CommittedProgress> {
    private static final Cbor<CommittedProgress> CODEC = Cbor.of(CommittedProgress.class);

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(CommittedProgress progress) {
      return CODEC.encode(progress);
    }

    @Override
    public CommittedProgress deserialize(int version, byte[] serialized) {
      return CODEC.decode(serialized);
    }
  }
}
