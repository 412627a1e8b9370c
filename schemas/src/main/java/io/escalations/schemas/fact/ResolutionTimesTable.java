package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.FLAG;
import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code resolution_times}. */
final class ResolutionTimesTable {
  private static final String AS_OF_STOP = "As of the stop; empty if unknown";
  private static final String OF_SKETCH = "Within 1 % of the exact percentile";

  private ResolutionTimesTable() {}

  static Table<ResolutionTimesRow> define() {
    return Table.of(ResolutionTimesRow.class, "resolution_times")
        .comment("Resolution times in sliding windows")
        .key("window", "window_end", "department", "issue_category", "priority")
        .quarterBefore("window_end")
        .restatedAt("restated_at")
        .versionedBy(TopicNames.RESOLUTION_TIMES)
        .tombstoneWhen(row -> row.resolved() == 0)
        .column("window", TEXT.lowCardinality(), ResolutionTimesRow::window, "1h, 24h, 7d")
        .column("window_start", INSTANT, ResolutionTimesRow::windowStart, "Inclusive")
        .column(
            "window_end",
            INSTANT,
            ResolutionTimesRow::windowEnd,
            "Exclusive; a multiple of 5 minutes, an hour, a day")
        .column("department", TEXT.lowCardinality(), ResolutionTimesRow::department, AS_OF_STOP)
        .column(
            "issue_category", TEXT.lowCardinality(), ResolutionTimesRow::issueCategory, AS_OF_STOP)
        .column("priority", TEXT.lowCardinality(), ResolutionTimesRow::priority, AS_OF_STOP)
        .column("resolved", UINT32, ResolutionTimesRow::resolved, "Resolutions in the window")
        .column("mean_seconds", SECONDS, ResolutionTimesRow::meanMillis, "Exact")
        .column(
            "p50_seconds", SECONDS, ResolutionTimesRow::p50Millis, "Within 1 % of the exact median")
        .column("p90_seconds", SECONDS, ResolutionTimesRow::p90Millis, OF_SKETCH)
        .column("p95_seconds", SECONDS, ResolutionTimesRow::p95Millis, OF_SKETCH)
        .column("final", FLAG, ResolutionTimesRow::complete, "1: event time has passed window_end")
        .column(
            "restated_at",
            INSTANT.nullable(),
            ResolutionTimesRow::restatedAt,
            "Event time at which a final row was changed last")
        .build();
  }
}
