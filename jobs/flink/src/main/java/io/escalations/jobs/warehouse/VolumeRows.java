package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;

import io.escalations.jobs.io.clickhouse.ChangedRows;
import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.jobs.io.clickhouse.ToBuffers;
import io.escalations.schemas.fact.EscalationVolumeRow;
import java.util.List;
import java.util.Map;

/** Windows of escalations as rows of {@code escalation_volume}. */
public final class VolumeRows implements Rows<CommittedVolume> {
  public static final InsertStatement<EscalationVolumeRow> INSERT =
      InsertStatement.<EscalationVolumeRow>into("escalation_volume")
          .column("window", EscalationVolumeRow::window)
          .column("window_start", row -> instant(row.windowStart()))
          .column("window_end", row -> instant(row.windowEnd()))
          .column("department", EscalationVolumeRow::department)
          .column("issue_category", EscalationVolumeRow::issueCategory)
          .column("tier", EscalationVolumeRow::tier)
          .column("channel", EscalationVolumeRow::channel)
          .column("escalations", EscalationVolumeRow::escalations)
          .column("open_escalations", EscalationVolumeRow::openEscalations)
          .column("final", row -> row.complete() ? 1 : 0)
          .column("restated_at", row -> instant(row.restatedAt()))
          .version()
          .deletion()
          .build();

  private final TableBuffer<EscalationVolumeRow> windows = new TableBuffer<>(INSERT);

  private record Key(
      String window,
      long windowEnd,
      String department,
      String issueCategory,
      int tier,
      String channel) {}

  /** Hands on the row, or that it is no more. */
  public static void of(EscalationVolumeRow row, ChangedRows rows) {
    Key key =
        new Key(
            row.window(),
            row.windowEnd(),
            row.department(),
            row.issueCategory(),
            row.tier(),
            row.channel());
    if (row.escalations() == 0) {
      rows.delete(INSERT, key, row);
    } else {
      rows.put(INSERT, key, row);
    }
  }

  @Override
  public void add(CommittedVolume committed) {
    of(committed.row(), new ToBuffers(Map.of(INSERT, windows), committed.offset()));
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(windows);
  }
}
