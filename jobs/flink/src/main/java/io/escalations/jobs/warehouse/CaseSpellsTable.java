package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.CaseSpellRow;

/** Table {@code case_spells}. */
public final class CaseSpellsTable {
  public static final InsertStatement<CaseSpellRow> INSERT =
      InsertStatement.<CaseSpellRow>into("case_spells")
          .column("case_id", CaseSpellRow::caseId)
          .column("spell", CaseSpellRow::spell)
          .column("opened_at", row -> instant(row.openedAt()))
          .column("stopped_at", row -> instant(row.stoppedAt()))
          .column("resolution_seconds", row -> seconds(row.resolutionMillis()))
          .column("department", CaseSpellRow::department)
          .column("tier", CaseSpellRow::tier)
          .column("priority", row -> name(row.priority()))
          .column("channel", row -> name(row.channel()))
          .column("issue_category", row -> name(row.issueCategory()))
          .column("issue_type", CaseSpellRow::issueType)
          .version()
          .deletion()
          .build();

  private CaseSpellsTable() {}

  /** The key alone. */
  static CaseSpellRow empty(String caseId, int spell) {
    return new CaseSpellRow(caseId, spell, 0, 0, 0, null, null, null, null, null, null);
  }
}
