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
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.math.BigDecimal;
import java.util.List;

/** Facts of cases, full and bare. */
final class Facts {
  static final long OPENED = Times.parse("2016-03-01T10:00:00.001Z");
  static final long DUE = Times.parse("2016-03-01T14:00:00.001Z");
  static final long STOPPED = Times.parse("2016-03-01T15:00:00.250Z");

  private Facts() {}

  static FactsChanged ofCase(CaseRow row) {
    return new FactsChanged(
        row.caseId(), row, null, null, null, null, null, null, null, null, null);
  }

  static FactsChanged removing(
      String caseId,
      List<Integer> escalations,
      List<ClockKey> clocks,
      List<Integer> spells,
      List<SpanKey> spans) {
    return new FactsChanged(
        caseId, null, null, null, escalations, clocks, null, spells, null, spans, null);
  }

  static FactsChanged full(String caseId) {
    return new FactsChanged(
        caseId,
        fullCase(caseId),
        List.of(escalation(caseId, 1)),
        List.of(clock(caseId, "resolution", 1)),
        null,
        null,
        List.of(spell(caseId, 1)),
        null,
        List.of(
            new CaseSpanRow(
                caseId, SpanKind.DEPARTMENT, 1, "Billing", OPENED, STOPPED, 18_000_249L)),
        null,
        null);
  }

  static CaseRow bareCase(String caseId, CaseStatus status, int escalationCount) {
    return new CaseRow(
        caseId,
        status,
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
        null,
        null,
        escalationCount,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        null);
  }

  static CaseRow fullCase(String caseId) {
    return new CaseRow(
        caseId,
        CaseStatus.CLOSED,
        OPENED,
        DUE,
        STOPPED,
        STOPPED,
        Priority.P2,
        Priority.P1,
        "Billing",
        "Blue",
        "Ann",
        1,
        3,
        Channel.PHONE,
        "C-1",
        Segment.VIP,
        IssueCategory.BILLING,
        "invoice/wrong",
        "Gold",
        2,
        3,
        1,
        1,
        4,
        1_500,
        61_001,
        18_000_249L,
        5,
        new BigDecimal("12.5"),
        "EUR");
  }

  static EscalationRow escalation(String caseId, int escalationNo) {
    return new EscalationRow(
        caseId,
        escalationNo,
        EscalationKind.FUNCTIONAL,
        EscalationReason.LACK_OF_EXPERTISE,
        "Service",
        "Billing",
        1,
        2,
        IssueCategory.BILLING,
        "invoice/wrong",
        Priority.P1,
        Channel.PHONE,
        "C-1",
        "my name is {fn Ann}\t'\"\\ \u00e9\ud83d\ude00",
        OPENED,
        DUE,
        "Ann",
        EscalationStatus.RESOLVED,
        STOPPED,
        null,
        18_000_249L);
  }

  static CaseResolutionRow spell(String caseId, int spell) {
    return new CaseResolutionRow(
        caseId,
        spell,
        OPENED,
        STOPPED,
        18_000_249,
        "Billing",
        2,
        Priority.P1,
        Channel.PHONE,
        IssueCategory.BILLING,
        "invoice/wrong");
  }

  static SlaClockRow clock(String caseId, String clock, int instance) {
    return new SlaClockRow(
        caseId,
        clock,
        instance,
        "2016-1",
        "always",
        ClockStatus.BREACHED,
        OPENED,
        14_400_000,
        DUE,
        null,
        STOPPED,
        DUE,
        BreachCause.DUE,
        18_000_249L,
        18_000_249L,
        0L,
        3_600_249L,
        "Service",
        1,
        Priority.P2,
        IssueCategory.BILLING,
        "Billing",
        2,
        Priority.P1);
  }
}
