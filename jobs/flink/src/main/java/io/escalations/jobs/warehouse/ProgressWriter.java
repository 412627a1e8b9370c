package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.ClickHouseBlocks;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/** Writes what completed checkpoints cover; a word that a restart writes again replaces itself. */
final class ProgressWriter implements Committer<CommittedProgress> {
  private final ClickHouseBlocks clickhouse;
  private final TableBuffer<CommittedProgress> rows = new TableBuffer<>(ProgressTable.INSERT);

  ProgressWriter(ClickHouseBlocks clickhouse) {
    this.clickhouse = clickhouse;
  }

  @Override
  public void commit(Collection<CommitRequest<CommittedProgress>> requests) throws IOException {
    for (CommitRequest<CommittedProgress> request : requests) {
      CommittedProgress progress = request.getCommittable();
      rows.put(progress.subtask(), progress, progress.offset());
    }
    clickhouse.write(rows);
  }

  @Override
  public void close() throws SQLException {
    clickhouse.close();
  }
}
