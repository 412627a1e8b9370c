package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;
import static io.escalations.jobs.io.clickhouse.ColumnValues.seconds;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.FactsChanged.SpanKey;

/** Table {@code case_spans}. */
public final class CaseSpansTable {
  public static final InsertStatement<CaseSpanRow> INSERT =
      InsertStatement.<CaseSpanRow>into("case_spans")
          .column("case_id", CaseSpanRow::caseId)
          .column("kind", row -> name(row.kind()))
          .column("number", CaseSpanRow::number)
          .column("value", CaseSpanRow::value)
          .column("from", row -> instant(row.from()))
          .column("to", row -> instant(row.to()))
          .column("seconds", row -> seconds(row.millis()))
          .version()
          .deletion()
          .build();

  private CaseSpansTable() {}

  /** The key alone. */
  static CaseSpanRow empty(String caseId, SpanKey key) {
    return new CaseSpanRow(caseId, key.kind(), key.number(), null, 0, null, null);
  }
}
