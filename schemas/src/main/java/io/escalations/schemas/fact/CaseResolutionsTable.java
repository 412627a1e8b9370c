package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT8;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.table.Table;

/** Defines {@code case_resolutions}. */
final class CaseResolutionsTable {
  private static final String AFTER_STOP = "After the event that resolved it";

  private CaseResolutionsTable() {}

  static Table<CaseResolutionRow> define() {
    return Table.of(CaseResolutionRow.class, "case_resolutions")
        .fact(4, TopicNames.CASE_FACTS)
        .comment("Resolutions of cases, one for each open period that has ended")
        .key("case_id", "resolution_no")
        .quarterOf("stopped_at")
        .column("case_id", TEXT, CaseResolutionRow::caseId, "The case")
        .column(
            "resolution_no", UINT32, CaseResolutionRow::resolutionNo, "1 for the first of the case")
        .column("opened_at", INSTANT, CaseResolutionRow::openedAt, "CASE_OPENED of the case")
        .column(
            "stopped_at",
            INSTANT,
            CaseResolutionRow::stoppedAt,
            "First RESOLVED or CLOSED of the open period")
        .column(
            "resolution_seconds",
            SECONDS,
            CaseResolutionRow::resolutionMillis,
            "opened_at to stopped_at, wall time")
        .column(
            "department",
            TEXT.lowCardinality().nullable(),
            CaseResolutionRow::department,
            AFTER_STOP)
        .column("tier", UINT8.nullable(), CaseResolutionRow::tier, AFTER_STOP)
        .column(
            "priority", oneOf(Priority.class).nullable(), CaseResolutionRow::priority, AFTER_STOP)
        .column("channel", oneOf(Channel.class).nullable(), CaseResolutionRow::channel, AFTER_STOP)
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            CaseResolutionRow::issueCategory,
            AFTER_STOP)
        .column(
            "issue_type",
            TEXT.lowCardinality().nullable(),
            CaseResolutionRow::issueType,
            AFTER_STOP)
        .build();
  }
}
