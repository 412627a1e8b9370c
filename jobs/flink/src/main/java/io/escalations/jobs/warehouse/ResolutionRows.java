package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.ChangedRows;
import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.jobs.io.clickhouse.ToBuffers;
import io.escalations.schemas.fact.ResolutionTimesRow;
import java.util.List;
import java.util.Map;

/** Windows of stopped spells as rows of {@code resolution_times}. */
public final class ResolutionRows implements Rows<CommittedResolution> {
  public static final InsertStatement<ResolutionTimesRow> INSERT =
      InsertStatement.<ResolutionTimesRow>into("resolution_times")
          .column("window", ResolutionTimesRow::window)
          .column("window_start", row -> instant(row.windowStart()))
          .column("window_end", row -> instant(row.windowEnd()))
          .column("department", ResolutionTimesRow::department)
          .column("issue_category", ResolutionTimesRow::issueCategory)
          .column("priority", ResolutionTimesRow::priority)
          .column("resolved", ResolutionTimesRow::resolved)
          .column("mean_seconds", row -> seconds(row.meanMillis()))
          .column("p50_seconds", row -> seconds(row.p50Millis()))
          .column("p90_seconds", row -> seconds(row.p90Millis()))
          .column("p95_seconds", row -> seconds(row.p95Millis()))
          .column("final", row -> row.complete() ? 1 : 0)
          .column("restated_at", row -> instant(row.restatedAt()))
          .version()
          .deletion()
          .build();

  private final TableBuffer<ResolutionTimesRow> windows = new TableBuffer<>(INSERT);

  private record Key(
      String window, long windowEnd, String department, String issueCategory, String priority) {}

  /** Hands on the row, or that it is no more. */
  public static void of(ResolutionTimesRow row, ChangedRows rows) {
    Key key =
        new Key(
            row.window(), row.windowEnd(), row.department(), row.issueCategory(), row.priority());
    if (row.resolved() == 0) {
      rows.delete(INSERT, key, row);
    } else {
      rows.put(INSERT, key, row);
    }
  }

  @Override
  public void add(CommittedResolution committed) {
    of(committed.row(), new ToBuffers(Map.of(INSERT, windows), committed.offset()));
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(windows);
  }
}
