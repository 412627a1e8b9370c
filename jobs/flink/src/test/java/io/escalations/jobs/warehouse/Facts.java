package io.escalations.jobs.warehouse;

import io.escalations.schemas.Times;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationStatus;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.schemas.table.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Facts of cases, full and bare. */
final class Facts {
  static final long OPENED = Times.parse("2016-03-01T10:00:00.001Z");
  static final long DUE = Times.parse("2016-03-01T14:00:00.001Z");
  static final long STOPPED = Times.parse("2016-03-01T15:00:00.250Z");

  private static final Duration OPEN_FOR = Duration.ofMillis(STOPPED - OPENED);

  private Facts() {}

  static FactsChanged ofCase(CaseRow row) {
    return FactsChanged.of(row.caseId()).with(Tables.CASES, List.of(row));
  }

  /** Tombstones of the named row of a table. */
  static <R> FactsChanged removing(
      FactsChanged facts, Table<R> table, String name, int... numbers) {
    List<R> removed =
        IntStream.of(numbers)
            .mapToObj(number -> table.factKey().tombstone(facts.caseId(), name, number))
            .toList();
    return facts.with(table, List.of(), removed);
  }

  static FactsChanged full(String caseId) {
    return FactsChanged.of(caseId)
        .with(Tables.CASES, List.of(fullCase(caseId)))
        .with(Tables.ESCALATIONS, List.of(escalation(caseId, 1)))
        .with(Tables.SLA_CLOCKS, List.of(clock(caseId, "resolution", 1)))
        .with(Tables.CASE_RESOLUTIONS, List.of(resolution(caseId, 1)))
        .with(Tables.CASE_SPANS, List.of(span(caseId)));
  }

  static CaseRow bareCase(String caseId, CaseStatus status, int escalationCount) {
    return Rows.of(Tables.CASES)
        .set("case_id", caseId)
        .set("status", status)
        .set("escalation_count", escalationCount)
        .row();
  }

  static CaseRow fullCase(String caseId) {
    return Rows.of(Tables.CASES)
        .set("case_id", caseId)
        .set("status", CaseStatus.CLOSED)
        .set("opened_at", OPENED)
        .set("first_response_at", DUE)
        .set("resolved_at", STOPPED)
        .set("closed_at", STOPPED)
        .set("first_priority", Priority.P2)
        .set("priority", Priority.P1)
        .set("department", "Billing")
        .set("team", "Blue")
        .set("assignee", "Ann")
        .set("tier", 1)
        .set("max_tier", 3)
        .set("channel", Channel.PHONE)
        .set("customer_id", "C-1")
        .set("customer_segment", Segment.VIP)
        .set("issue_category", IssueCategory.BILLING)
        .set("issue_type", "invoice/wrong")
        .set("issue_product", "Gold")
        .set("escalation_count", 2)
        .set("department_changes", 3)
        .set("returns_to_earlier_department", 1)
        .set("reopen_count", 1)
        .set("failed_attempts", 4)
        .set("waiting_seconds", Duration.ofMillis(1_500))
        .set("on_hold_seconds", Duration.ofMillis(61_001))
        .set("time_to_first_resolution_seconds", OPEN_FOR)
        .set("rating", 5)
        .set("compensated_amount", new BigDecimal("12.5"))
        .set("compensated_currency", "EUR")
        .row();
  }

  static EscalationRow escalation(String caseId, int escalationNo) {
    return Rows.of(Tables.ESCALATIONS)
        .set("case_id", caseId)
        .set("escalation_no", escalationNo)
        .set("kind", EscalationKind.FUNCTIONAL)
        .set("reason", EscalationReason.LACK_OF_EXPERTISE)
        .set("from_department", "Service")
        .set("department", "Billing")
        .set("from_tier", 1)
        .set("tier", 2)
        .set("issue_category", IssueCategory.BILLING)
        .set("issue_type", "invoice/wrong")
        .set("priority", Priority.P1)
        .set("channel", Channel.PHONE)
        .set("customer_id", "C-1")
        .set("description", "my name is {fn Ann}\t'\"\\ \u00e9\ud83d\ude00")
        .set("escalated_at", OPENED)
        .set("acknowledged_at", DUE)
        .set("owner", "Ann")
        .set("status", EscalationStatus.RESOLVED)
        .set("ended_at", STOPPED)
        .set("resolution_seconds", OPEN_FOR)
        .row();
  }

  static CaseResolutionRow resolution(String caseId, int number) {
    return Rows.of(Tables.CASE_RESOLUTIONS)
        .set("case_id", caseId)
        .set("resolution_no", number)
        .set("opened_at", OPENED)
        .set("stopped_at", STOPPED)
        .set("resolution_seconds", OPEN_FOR)
        .set("department", "Billing")
        .set("tier", 2)
        .set("priority", Priority.P1)
        .set("channel", Channel.PHONE)
        .set("issue_category", IssueCategory.BILLING)
        .set("issue_type", "invoice/wrong")
        .row();
  }

  static CaseSpanRow span(String caseId) {
    return Rows.of(Tables.CASE_SPANS)
        .set("case_id", caseId)
        .set("kind", SpanKind.DEPARTMENT)
        .set("number", 1)
        .set("value", "Billing")
        .set("from", OPENED)
        .set("to", STOPPED)
        .set("seconds", OPEN_FOR)
        .row();
  }

  static SlaClockRow clock(String caseId, String clock, int instance) {
    return Rows.of(Tables.SLA_CLOCKS)
        .set("case_id", caseId)
        .set("clock", clock)
        .set("instance", instance)
        .set("policy_version", "2016-1")
        .set("calendar", "always")
        .set("status", ClockStatus.BREACHED)
        .set("started_at", OPENED)
        .set("target_seconds", Duration.ofHours(4))
        .set("due_at", DUE)
        .set("stopped_at", STOPPED)
        .set("breached_at", DUE)
        .set("cause", BreachCause.DUE)
        .set("elapsed_seconds", OPEN_FOR)
        .set("wall_seconds", OPEN_FOR)
        .set("paused_seconds", Duration.ZERO)
        .set("overdue_seconds", Duration.ofMillis(STOPPED - DUE))
        .set("department", "Service")
        .set("tier", 1)
        .set("priority", Priority.P2)
        .set("issue_category", IssueCategory.BILLING)
        .set("breach_department", "Billing")
        .set("breach_tier", 2)
        .set("breach_priority", Priority.P1)
        .row();
  }
}
