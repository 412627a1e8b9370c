package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.ClickHouseBlocks;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.fact.ProgressRow;
import io.escalations.schemas.fact.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/** Writes what completed checkpoints cover; a row that a restart writes again replaces itself. */
final class ProgressWriter implements Committer<CommittedProgress> {
  private final ClickHouseBlocks clickhouse;
  private final TableBuffer<ProgressRow> rows = new TableBuffer<>(Tables.PIPELINE_PROGRESS);

  ProgressWriter(ClickHouseBlocks clickhouse) {
    this.clickhouse = clickhouse;
  }

  @Override
  public void commit(Collection<CommitRequest<CommittedProgress>> requests) throws IOException {
    for (CommitRequest<CommittedProgress> request : requests) {
      CommittedProgress progress = request.getCommittable();
      rows.add(progress.row(), progress.offset(), false);
    }
    clickhouse.write(rows);
  }

  @Override
  public void close() throws SQLException {
    clickhouse.close();
  }
}
