package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT64;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code pipeline_progress}. */
final class PipelineProgressTable {
  private PipelineProgressTable() {}

  static Table<ProgressRow> define() {
    return Table.of(ProgressRow.class, "pipeline_progress")
        .comment("How far the pipeline has come")
        .key("subtask")
        .versionedBy(TopicNames.PROGRESS)
        .column("subtask", UINT32, ProgressRow::subtask, "Of the timeline job, from 0")
        .column("subtasks", UINT32, ProgressRow::subtasks, "How many there were")
        .column("event_time", INSTANT, ProgressRow::eventTime, "How far it had come")
        .column("known_at", INSTANT, ProgressRow::knownAt, "Wall time when it was emitted")
        .column(
            "checkpoint",
            UINT64,
            ProgressRow::checkpoint,
            "Of the timeline job: all that it had written by then stands in the tables")
        .column(
            "waiting_cases",
            UINT64,
            ProgressRow::waitingCases,
            "Retired cases with new events that wait until their earlier events are read back")
        .column(
            "waiting_because",
            TEXT.nullable(),
            ProgressRow::waitingBecause,
            "Why the last attempt to read events back failed; null: it did not")
        .build();
  }
}
