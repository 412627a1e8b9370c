package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.AMOUNT;
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
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;

/** Defines {@code cases}. */
final class CasesTable {
  private static final String OWNER = "Who owns the case";

  private CasesTable() {}

  static Table<CaseRow> define() {
    TableBuilder<CaseRow> table =
        Table.of(CaseRow.class, "cases")
            .fact(1, TopicNames.CASE_FACTS)
            .comment("What is true of a case now")
            .key("case_id")
            .quarterOf("opened_at")
            .column("case_id", TEXT, CaseRow::caseId, "The case")
            .column(
                "status",
                oneOf(CaseStatus.class),
                CaseRow::status,
                "OPEN, WAITING, RESOLVED, CLOSED, CANCELLED");
    instants(table);
    attributes(table);
    counts(table);
    return table.build();
  }

  private static void instants(TableBuilder<CaseRow> table) {
    table
        .column(
            "opened_at",
            INSTANT.nullable(),
            CaseRow::openedAt,
            "CASE_OPENED; null when none has come")
        .column(
            "first_response_at",
            INSTANT.nullable(),
            CaseRow::firstResponseAt,
            "First AGENT_REPLIED, RESOLVED or CLOSED at or after CASE_OPENED")
        .column(
            "resolved_at",
            INSTANT.nullable(),
            CaseRow::resolvedAt,
            "First RESOLVED of the last open period that has one; kept after a reopen")
        .column(
            "closed_at",
            INSTANT.nullable(),
            CaseRow::closedAt,
            "First CLOSED of the last open period that has one; kept after a reopen");
  }

  private static void attributes(TableBuilder<CaseRow> table) {
    table
        .column(
            "first_priority",
            oneOf(Priority.class).nullable(),
            CaseRow::firstPriority,
            "The first one carried")
        .column("priority", oneOf(Priority.class).nullable(), CaseRow::priority, "P1 to P4")
        .column("department", TEXT.lowCardinality().nullable(), CaseRow::department, OWNER)
        .column("team", TEXT.lowCardinality().nullable(), CaseRow::team, OWNER)
        .column("assignee", TEXT.nullable(), CaseRow::assignee, OWNER)
        .column("tier", UINT8.nullable(), CaseRow::tier, "1 frontline to 4 executive or external")
        .column(
            "max_tier", UINT8.nullable(), CaseRow::maxTier, "The greatest tier the case has had")
        .column(
            "channel",
            oneOf(Channel.class).nullable(),
            CaseRow::channel,
            "CHAT, EMAIL, PHONE, WEB, OTHER")
        .column("customer_id", TEXT.nullable(), CaseRow::customerId, "Whose case it is")
        .column(
            "customer_segment",
            oneOf(Segment.class).nullable(),
            CaseRow::customerSegment,
            "STANDARD, VIP")
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            CaseRow::issueCategory,
            "Coarse category all sources share")
        .column(
            "issue_type",
            TEXT.lowCardinality().nullable(),
            CaseRow::issueType,
            "Finer code of the source")
        .column(
            "issue_product",
            TEXT.lowCardinality().nullable(),
            CaseRow::issueProduct,
            "What the case is about");
  }

  private static void counts(TableBuilder<CaseRow> table) {
    table
        .column("escalation_count", UINT32, CaseRow::escalationCount, "Escalations opened")
        .column(
            "department_changes",
            UINT32,
            CaseRow::departmentChanges,
            "Moves from one department to another; the first is none")
        .column(
            "returns_to_earlier_department",
            UINT32,
            CaseRow::returnsToEarlierDepartment,
            "Moves into a department the case has had")
        .column("reopen_count", UINT32, CaseRow::reopenCount, "REOPENED that reopened")
        .column("failed_attempts", UINT32, CaseRow::failedAttempts, "RESOLUTION_FAILED events")
        .column(
            "waiting_seconds",
            SECONDS,
            CaseRow::waitingMillis,
            "Ended waits on the customer, wall time")
        .column(
            "on_hold_seconds",
            SECONDS,
            CaseRow::onHoldMillis,
            "Ended waits on a third party, wall time")
        .column(
            "time_to_first_resolution_seconds",
            SECONDS.nullable(),
            CaseRow::timeToFirstResolutionMillis,
            "opened_at to the first RESOLVED or CLOSED")
        .column("rating", UINT8.nullable(), CaseRow::rating, "The last one, 1 to 5")
        .column(
            "compensated_amount",
            AMOUNT,
            CaseRow::compensatedAmount,
            "The sum; null when in several currencies")
        .column(
            "compensated_currency",
            TEXT.lowCardinality().nullable(),
            CaseRow::compensatedCurrency,
            "ISO 4217");
  }
}
