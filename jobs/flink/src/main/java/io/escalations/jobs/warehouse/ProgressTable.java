package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;

import io.escalations.jobs.io.clickhouse.InsertStatement;

/** Table {@code pipeline_progress}. */
final class ProgressTable {
  static final InsertStatement<CommittedProgress> INSERT =
      InsertStatement.<CommittedProgress>into("pipeline_progress")
          .column("subtask", row -> row.progress().subtask())
          .column("subtasks", row -> row.progress().subtasks())
          .column("event_time", row -> instant(row.progress().eventTime()))
          .column("known_at", row -> instant(row.knownAt()))
          .version()
          .build();

  private ProgressTable() {}
}
