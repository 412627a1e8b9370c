package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.nameOrEmpty;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.SlaClockRow;

/** Table {@code sla_clocks}. */
public final class SlaClocksTable {
  public static final InsertStatement<SlaClockRow> INSERT =
      InsertStatement.<SlaClockRow>into("sla_clocks")
          .column("case_id", SlaClockRow::caseId)
          .column("clock", SlaClockRow::clock)
          .column("instance", SlaClockRow::instance)
          .column("policy_version", SlaClockRow::policyVersion)
          .column("calendar", SlaClockRow::calendar)
          .column("status", row -> nameOrEmpty(row.status()))
          .column("started_at", row -> instant(row.startedAt()))
          .column("target_seconds", row -> seconds(row.targetMillis()))
          .column("due_at", row -> instant(row.dueAt()))
          .column("remaining_seconds", row -> seconds(row.remainingMillis()))
          .column("stopped_at", row -> instant(row.stoppedAt()))
          .column("breached_at", row -> instant(row.breachedAt()))
          .column("cause", row -> name(row.cause()))
          .column("elapsed_seconds", row -> seconds(row.elapsedMillis()))
          .column("wall_seconds", row -> seconds(row.wallMillis()))
          .column("paused_seconds", row -> seconds(row.pausedMillis()))
          .column("overdue_seconds", row -> seconds(row.overdueMillis()))
          .column("department", SlaClockRow::department)
          .column("tier", SlaClockRow::tier)
          .column("priority", row -> name(row.priority()))
          .column("issue_category", row -> name(row.issueCategory()))
          .column("breach_department", SlaClockRow::breachDepartment)
          .column("breach_tier", SlaClockRow::breachTier)
          .column("breach_priority", row -> name(row.breachPriority()))
          .version()
          .deletion()
          .build();

  private SlaClocksTable() {}

  /** The key alone. */
  static SlaClockRow empty(String caseId, ClockKey key) {
    return new SlaClockRow(
        caseId,
        key.clock(),
        key.instance(),
        null,
        null,
        null,
        0,
        0,
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
        null,
        null,
        null,
        null);
  }
}
