package io.escalations.jobs.analytics;

import static io.escalations.jobs.analytics.PatternHarness.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class StalledCasesTest {
  private static final PatternRules RULES =
      PatternRules.parse(
          "rules", "stalled: {unowned_hours: 8, silent_hours: 24, calendar: {hours: always}}\n");
  private static final long OPENED = Times.parse("2026-03-02T09:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static PatternHarness<String, CaseUpdate, OutputRecord> harness(
      OperatorSubtaskState restored) throws Exception {
    return new PatternHarness<>(
        new StalledCases(RULES, Duration.ofDays(30)), CaseUpdate::caseId, Types.STRING, restored);
  }

  private static CaseUpdate row(CaseStatus status) {
    return CaseUpdate.of(
        Rows.of(Tables.CASES)
            .set("case_id", "case")
            .set("status", status)
            .set("opened_at", OPENED)
            .set("department", "Billing")
            .set("customer_id", "ann")
            .set("issue_type", "invoice")
            .set("issue_product", "gold")
            .row());
  }

  private static CaseUpdate step(EventType type, int hours, String assignee) {
    return new CaseUpdate(
        "case",
        null,
        new CaseStep("case", type + "-" + hours, type, OPENED + hours * HOUR, 0, assignee, null));
  }

  @Test
  void aCaseStandsStillWhenItsTimeHasComeAndMovesAgainWithTheNextEvent() throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness(null)) {
      harness.take(step(EventType.CASE_OPENED, 0, null));
      harness.time(OPENED + 8 * HOUR);
      assertThat(harness.emitted()).as("what it is about is not known yet").isEmpty();
      harness.take(row(CaseStatus.OPEN));
      assertThat(rows(harness.emitted()))
          .containsExactly(
              Rows.of(Tables.ISSUE_PATTERNS)
                  .set("pattern_id", "STALLED:case")
                  .set("kind", PatternKind.STALLED)
                  .set("case_id", "case")
                  .set("customer_id", "ann")
                  .set("department", "Billing")
                  .set("issue_type", "invoice")
                  .set("issue_product", "gold")
                  .set("first_seen", OPENED + 8 * HOUR)
                  .set("last_seen", OPENED + 8 * HOUR)
                  .set("cases", 1)
                  .set("observed", 8)
                  .set("expected", 8.0)
                  .set("episode", IssuePatternRow.episodeFrom(OPENED + 8 * HOUR))
                  .set("active", true)
                  .set("sample_case_ids", List.of("case"))
                  .row());
      state = harness.checkpoint();
    }
    try (var harness = harness(state)) {
      harness.take(step(EventType.ASSIGNED, 20, "bob"));
      harness.time(OPENED + 20 * HOUR);
      assertThat(rows(harness.emitted()))
          .extracting(IssuePatternRow::active, IssuePatternRow::observed, IssuePatternRow::lastSeen)
          .containsExactly(tuple(false, 20, OPENED + 20 * HOUR));

      harness.time(OPENED + 44 * HOUR - 1);
      assertThat(harness.emitted()).isEmpty();
      harness.time(OPENED + 44 * HOUR);
      assertThat(rows(harness.emitted()))
          .extracting(
              IssuePatternRow::active, IssuePatternRow::firstSeen, IssuePatternRow::expected)
          .containsExactly(tuple(true, OPENED + 44 * HOUR, 24.0));
    }
  }

  @Test
  void aLateEventTakesItBack() throws Exception {
    try (var harness = harness(null)) {
      harness.take(row(CaseStatus.OPEN));
      harness.take(step(EventType.CASE_OPENED, 0, null));
      harness.time(OPENED + 9 * HOUR);
      assertThat(harness.emitted()).hasSize(1);

      harness.take(step(EventType.ASSIGNED, 7, "bob"));
      assertThat(rows(harness.emitted())).extracting(IssuePatternRow::cases).containsExactly(0);
    }
  }

  @Test
  void aCaseWithVeryManyEventsTakesNoMoreRoomAndAClosedOneIsForgotten() throws Exception {
    try (var harness = harness(null)) {
      harness.take(row(CaseStatus.OPEN));
      for (int hour = 0; hour < 1_000; hour++) {
        harness.take(step(EventType.AGENT_REPLIED, hour, "bob"));
      }
      harness.time(OPENED + 1_030 * HOUR);
      assertThat(rows(harness.emitted()))
          .extracting(IssuePatternRow::firstSeen)
          .containsExactly(OPENED + (999 + 24) * HOUR);

      harness.take(row(CaseStatus.CLOSED));
      harness.take(step(EventType.CLOSED, 1_040, null));
      harness.time(OPENED + 1_040 * HOUR);
      assertThat(rows(harness.emitted()))
          .extracting(IssuePatternRow::active)
          .containsExactly(false);
      harness.time(OPENED + 1_040 * HOUR + Duration.ofDays(30).toMillis());
      assertThat(harness.emitted()).isEmpty();
      assertThat(harness.isEmpty()).isTrue();
    }
  }
}
