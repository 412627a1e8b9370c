package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.FLAG;
import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.REAL;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.TEXTS;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;

/** Defines {@code issue_patterns}. */
final class IssuePatternsTable {
  private IssuePatternsTable() {}

  static Table<IssuePatternRow> define() {
    TableBuilder<IssuePatternRow> table =
        Table.of(IssuePatternRow.class, "issue_patterns")
            .comment("Candidates for recurring issues")
            .key("pattern_id")
            .versionedBy(TopicNames.ISSUE_PATTERNS)
            .tombstoneWhen(row -> row.cases() == 0)
            .column(
                "pattern_id",
                TEXT,
                IssuePatternRow::patternId,
                "Kind and key; the same for as long as the candidate lives")
            .column(
                "kind",
                oneOf(PatternKind.class),
                IssuePatternRow::kind,
                "PING_PONG, REOPEN_LOOP, TIER_SKIP, SAME_CUSTOMER, STALLED, SIMILAR_TEXT, BURST");
    subject(table);
    evidence(table);
    return table.build();
  }

  private static void subject(TableBuilder<IssuePatternRow> table) {
    table
        .column(
            "case_id",
            TEXT.nullable(),
            IssuePatternRow::caseId,
            "The case whose path it is; null if it is about several")
        .column(
            "customer_id",
            TEXT.nullable(),
            IssuePatternRow::customerId,
            "Whose case, or cases, it is")
        .column(
            "department",
            TEXT.lowCardinality().nullable(),
            IssuePatternRow::department,
            "Who has the case, or had it last; null if it is about several")
        .column(
            "issue_type",
            TEXT.lowCardinality().nullable(),
            IssuePatternRow::issueType,
            "Finer code of the source; null if it is about any")
        .column(
            "issue_product",
            TEXT.lowCardinality().nullable(),
            IssuePatternRow::issueProduct,
            "What it is about; null if it is about any");
  }

  private static void evidence(TableBuilder<IssuePatternRow> table) {
    table
        .column(
            "first_seen",
            INSTANT,
            IssuePatternRow::firstSeen,
            "When the rule was met; for BURST the beginning of the hour")
        .column("last_seen", INSTANT, IssuePatternRow::lastSeen, "The last instant that adds to it")
        .column("cases", UINT32, IssuePatternRow::cases, "How many cases form it")
        .column(
            "observed",
            UINT32,
            IssuePatternRow::observed,
            "What the rule counts: returns, stops, tiers climbed at once, cases, working hours")
        .column(
            "expected",
            REAL,
            IssuePatternRow::expected,
            "The count from which on the rule is met; for BURST how many cases would be usual")
        .derived(
            "score",
            REAL,
            row -> row.observed() / row.expected(),
            "observed as a multiple of expected")
        .column(
            "episode",
            UINT32,
            IssuePatternRow::episode,
            "Grows when a candidate comes back after it was cleared")
        .column("active", FLAG, IssuePatternRow::active, "0: cleared")
        .column(
            "sample_case_ids",
            TEXTS,
            IssuePatternRow::sampleCaseIds,
            "Cases that show it, ten at most");
  }
}
