package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.CaseResolutionRow;

/** Table {@code case_resolutions}. */
public final class CaseResolutionsTable {
  public static final InsertStatement<CaseResolutionRow> INSERT =
      InsertStatement.<CaseResolutionRow>into("case_resolutions")
          .column("case_id", CaseResolutionRow::caseId)
          .column("spell", CaseResolutionRow::spell)
          .column("opened_at", row -> instant(row.openedAt()))
          .column("stopped_at", row -> instant(row.stoppedAt()))
          .column("resolution_seconds", row -> seconds(row.resolutionMillis()))
          .column("department", CaseResolutionRow::department)
          .column("tier", CaseResolutionRow::tier)
          .column("priority", row -> name(row.priority()))
          .column("channel", row -> name(row.channel()))
          .column("issue_category", row -> name(row.issueCategory()))
          .column("issue_type", CaseResolutionRow::issueType)
          .version()
          .deletion()
          .build();

  private CaseResolutionsTable() {}

  /** The key alone. */
  static CaseResolutionRow empty(String caseId, int spell) {
    return new CaseResolutionRow(caseId, spell, 0, 0, 0, null, null, null, null, null, null);
  }
}
