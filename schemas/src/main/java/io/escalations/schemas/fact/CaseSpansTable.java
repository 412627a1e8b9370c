package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code case_spans}. */
final class CaseSpansTable {
  private CaseSpansTable() {}

  static Table<CaseSpanRow> define() {
    return Table.of(CaseSpanRow.class, "case_spans")
        .fact(5, TopicNames.CASE_FACTS)
        .comment("Spans of cases in one tier or department")
        .key("case_id", "kind", "number")
        .quarterOf("from")
        .column("case_id", TEXT, CaseSpanRow::caseId, "The case")
        .column("kind", oneOf(SpanKind.class), CaseSpanRow::kind, "TIER, DEPARTMENT")
        .column("number", UINT32, CaseSpanRow::number, "1 for the first of the case and kind")
        .column(
            "value",
            TEXT.lowCardinality().nullable(),
            CaseSpanRow::value,
            "Which tier or department; null: none")
        .column("from", INSTANT, CaseSpanRow::from, "When it entered it; of the first, CASE_OPENED")
        .column(
            "to",
            INSTANT.nullable(),
            CaseSpanRow::to,
            "When it left it, or the last stop; null for the last one of an open case")
        .column("seconds", SECONDS.nullable(), CaseSpanRow::millis, "from to to, wall time")
        .build();
  }
}
