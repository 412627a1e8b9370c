package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.fact.IssuePatternRow;
import java.util.List;

/** Candidates of recurring issues as rows of {@code issue_patterns}. */
final class PatternRows implements Rows<CommittedPattern> {
  static final InsertStatement<IssuePatternRow> INSERT =
      InsertStatement.<IssuePatternRow>into("issue_patterns")
          .column("pattern_id", IssuePatternRow::patternId)
          .column("kind", row -> name(row.kind()))
          .column("case_id", IssuePatternRow::caseId)
          .column("customer_id", IssuePatternRow::customerId)
          .column("department", IssuePatternRow::department)
          .column("issue_type", IssuePatternRow::issueType)
          .column("issue_product", IssuePatternRow::issueProduct)
          .column("first_seen", row -> instant(row.firstSeen()))
          .column("last_seen", row -> instant(row.lastSeen()))
          .column("cases", IssuePatternRow::cases)
          .column("observed", IssuePatternRow::observed)
          .column("expected", PatternRows::expected)
          .column("score", row -> row.observed() / expected(row))
          .column("episode", IssuePatternRow::episode)
          .column("active", row -> row.active() ? 1 : 0)
          .column("sample_case_ids", IssuePatternRow::sampleCaseIds)
          .version()
          .deletion()
          .build();

  private final TableBuffer<IssuePatternRow> patterns = new TableBuffer<>(INSERT);

  private static double expected(IssuePatternRow row) {
    return row.baseline() == null ? row.expected() : row.baseline();
  }

  @Override
  public void add(CommittedPattern committed) {
    IssuePatternRow row = committed.row();
    if (row.cases() == 0) {
      patterns.delete(row.patternId(), row, committed.offset());
    } else {
      patterns.put(row.patternId(), row, committed.offset());
    }
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(patterns);
  }
}
