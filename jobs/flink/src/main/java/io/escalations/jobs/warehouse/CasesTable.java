package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.amount;
import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.nameOrEmpty;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.CaseRow;

/** Table {@code cases}. */
public final class CasesTable {
  public static final InsertStatement<CaseRow> INSERT =
      InsertStatement.<CaseRow>into("cases")
          .column("case_id", CaseRow::caseId)
          .column("status", row -> nameOrEmpty(row.status()))
          .column("opened_at", row -> instant(row.openedAt()))
          .column("first_response_at", row -> instant(row.firstResponseAt()))
          .column("resolved_at", row -> instant(row.resolvedAt()))
          .column("closed_at", row -> instant(row.closedAt()))
          .column("first_priority", row -> name(row.firstPriority()))
          .column("priority", row -> name(row.priority()))
          .column("department", CaseRow::department)
          .column("team", CaseRow::team)
          .column("assignee", CaseRow::assignee)
          .column("tier", CaseRow::tier)
          .column("max_tier", CaseRow::maxTier)
          .column("channel", row -> name(row.channel()))
          .column("customer_id", CaseRow::customerId)
          .column("customer_segment", row -> name(row.customerSegment()))
          .column("issue_category", row -> name(row.issueCategory()))
          .column("issue_type", CaseRow::issueType)
          .column("issue_product", CaseRow::issueProduct)
          .column("escalation_count", CaseRow::escalationCount)
          .column("department_changes", CaseRow::departmentChanges)
          .column("returns_to_earlier_department", CaseRow::returnsToEarlierDepartment)
          .column("reopen_count", CaseRow::reopenCount)
          .column("failed_attempts", CaseRow::failedAttempts)
          .column("waiting_seconds", row -> seconds(row.waitingMillis()))
          .column("on_hold_seconds", row -> seconds(row.onHoldMillis()))
          .column(
              "time_to_first_resolution_seconds", row -> seconds(row.timeToFirstResolutionMillis()))
          .column("rating", CaseRow::rating)
          .column("compensated_amount", row -> amount(row.compensatedAmount()))
          .column("compensated_currency", CaseRow::compensatedCurrency)
          .version()
          .deletion()
          .build();

  private CasesTable() {}
}
