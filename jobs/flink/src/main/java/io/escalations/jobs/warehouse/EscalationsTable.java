package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.nameOrEmpty;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.EscalationRow;

/** Table {@code escalations}. */
public final class EscalationsTable {
  public static final InsertStatement<EscalationRow> INSERT =
      InsertStatement.<EscalationRow>into("escalations")
          .column("case_id", EscalationRow::caseId)
          .column("escalation_no", EscalationRow::escalationNo)
          .column("kind", row -> name(row.kind()))
          .column("reason", row -> name(row.reason()))
          .column("from_department", EscalationRow::fromDepartment)
          .column("department", EscalationRow::department)
          .column("from_tier", EscalationRow::fromTier)
          .column("tier", EscalationRow::tier)
          .column("issue_category", row -> name(row.issueCategory()))
          .column("issue_type", EscalationRow::issueType)
          .column("priority", row -> name(row.priority()))
          .column("channel", row -> name(row.channel()))
          .column("customer_id", EscalationRow::customerId)
          .column("description", EscalationRow::description)
          .column("escalated_at", row -> instant(row.escalatedAt()))
          .column("acknowledged_at", row -> instant(row.acknowledgedAt()))
          .column("owner", EscalationRow::owner)
          .column("status", row -> nameOrEmpty(row.status()))
          .column("ended_at", row -> instant(row.endedAt()))
          .column("deadline", row -> instant(row.deadline()))
          .column("resolution_seconds", row -> seconds(row.resolutionMillis()))
          .version()
          .deletion()
          .build();

  private EscalationsTable() {}

  /** The key alone. */
  static EscalationRow empty(String caseId, int escalationNo) {
    return new EscalationRow(
        caseId,
        escalationNo,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
