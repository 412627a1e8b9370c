package io.escalations.core.timeline;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.ASSIGNED;
import static io.escalations.schemas.event.EventType.CANCELLED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.CLOSED;
import static io.escalations.schemas.event.EventType.COMPENSATED;
import static io.escalations.schemas.event.EventType.DEESCALATED;
import static io.escalations.schemas.event.EventType.ESCALATED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.SATISFACTION_RATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts of a case and its escalations; clocks have a test of their own. */
class CaseTimelineTest {
  private static CaseTimeline fold(Events... events) {
    return CaseTimeline.of(
        CASE,
        Stream.of(events).map(Events::build).toList(),
        PolicyVersions.NONE,
        instant("2026-03-09T00:00:00Z"));
  }

  private static CaseRow row(Events... events) {
    return fold(events).caseRow();
  }

  @Test
  void withoutAnOpeningOpenedAtIsUnknownAndTheRestCounts() {
    CaseRow row = row(at("10:00", ESCALATED).department("B"), at("11:00", RESOLVED));

    assertThat(row.openedAt()).isNull();
    assertThat(row.firstResponseAt()).isNull();
    assertThat(row.status()).isEqualTo(CaseStatus.RESOLVED);
    assertThat(row.escalationCount()).isEqualTo(1);
  }

  @Test
  void everyOpenPeriodThatWasStoppedCountsFromTheOpeningWithTheValuesAfterItsStop() {
    List<CaseResolutionRow> openPeriods =
        fold(
                at("10:00", CASE_OPENED).department("A").priority(Priority.P2),
                at("12:00", RESOLVED).department("B"),
                at("12:30", CLOSED).department("C"),
                at("13:00", REOPENED),
                at("15:00", CLOSED).priority(Priority.P1),
                at("16:00", REOPENED))
            .resolutions();

    assertThat(openPeriods)
        .extracting(
            CaseResolutionRow::resolutionNo,
            CaseResolutionRow::stoppedAt,
            CaseResolutionRow::resolutionMillis,
            CaseResolutionRow::department,
            CaseResolutionRow::priority)
        .containsExactly(
            tuple(1, instant("12:00"), 2 * 3_600_000L, "B", Priority.P2),
            tuple(2, instant("15:00"), 5 * 3_600_000L, "C", Priority.P1));
  }

  @Test
  void aStopBeforeTheOpeningAndACancellationAreNoStops() {
    assertThat(
            fold(at("09:00", RESOLVED), at("10:00", CASE_OPENED), at("12:00", CANCELLED))
                .resolutions())
        .isEmpty();
  }

  @Test
  void anOpeningAfterAnEarlierResolutionLeavesTheCaseOpenWithoutAReopen() {
    CaseRow row = row(at("09:00", RESOLVED), at("10:00", CASE_OPENED), at("12:00", RESOLVED));

    assertThat(row.reopenCount()).isZero();
    assertThat(row.firstResponseAt()).isEqualTo(instant("12:00"));
    assertThat(row.resolvedAt()).isEqualTo(instant("12:00"));
    assertThat(row.timeToFirstResolutionMillis()).isEqualTo(2 * 3_600_000);
  }

  @Test
  void resolvedAndClosedAreThoseOfTheLastOpenPeriodThatHasOne() {
    CaseRow row =
        row(
            at("10:00", CASE_OPENED),
            at("11:00", RESOLVED),
            at("11:30", RESOLVED).id("again"),
            at("12:00", CLOSED),
            at("13:00", REOPENED),
            at("14:00", RESOLVED),
            at("15:00", REOPENED));

    assertThat(row.resolvedAt()).isEqualTo(instant("14:00"));
    assertThat(row.closedAt()).isEqualTo(instant("12:00"));
    assertThat(row.status()).isEqualTo(CaseStatus.OPEN);
    assertThat(row.reopenCount()).isEqualTo(2);
    assertThat(row.timeToFirstResolutionMillis()).isEqualTo(3_600_000);
  }

  @Test
  void aResolutionAfterTheClosingLeavesItClosed() {
    assertThat(row(at("10:00", CASE_OPENED), at("11:00", CLOSED), at("12:00", RESOLVED)).status())
        .isEqualTo(CaseStatus.CLOSED);
  }

  @Test
  void pausesOfAResolvedCaseAreNone() {
    CaseRow row = row(at("10:00", CASE_OPENED), at("11:00", RESOLVED), at("12:00", ON_HOLD));

    assertThat(row.status()).isEqualTo(CaseStatus.RESOLVED);
    assertThat(row.onHoldMillis()).isZero();
  }

  @Test
  void departmentsAreCountedFromOneToAnother() {
    CaseRow row =
        row(
            at("10:00", CASE_OPENED).department("A"),
            at("10:10", CASE_UPDATED).department("B"),
            at("10:20", CASE_UPDATED).department("A"),
            at("10:30", CASE_UPDATED).department(""),
            at("10:40", CASE_UPDATED).department("B"));

    assertThat(row.departmentChanges()).isEqualTo(2);
    assertThat(row.returnsToEarlierDepartment()).isEqualTo(1);
    assertThat(row.department()).isEqualTo("B");
  }

  @Test
  void channelSticksFromOpeningUpdateAndEscalationAlone() {
    assertThat(
            row(
                    at("10:00", CASE_OPENED).channel(Channel.EMAIL),
                    at("11:00", AGENT_REPLIED).channel(Channel.PHONE))
                .channel())
        .isEqualTo(Channel.EMAIL);
    assertThat(
            row(
                    at("10:00", CASE_OPENED).channel(Channel.EMAIL),
                    at("11:00", ESCALATED).channel(Channel.PHONE))
                .channel())
        .isEqualTo(Channel.PHONE);
  }

  @Test
  void amountsAddUpUnlessCurrenciesDiffer() {
    Events opened = at("10:00", CASE_OPENED);
    Events first = at("11:00", COMPENSATED).compensation("10.00", "EUR");

    assertThat(
            row(opened, first, at("12:00", COMPENSATED).compensation("2.50", "EUR"))
                .compensatedAmount())
        .isEqualByComparingTo("12.50");
    assertThat(
            row(opened, first, at("12:00", COMPENSATED).compensation("2.50", "USD"))
                .compensatedAmount())
        .isNull();
    assertThat(
            row(opened, first, at("12:00", COMPENSATED).compensation("2.50", "USD"))
                .compensatedCurrency())
        .isNull();
  }

  @Test
  void afterACancellationFieldsApplyAndNothingElseMoves() {
    CaseRow row =
        row(
            at("10:00", CASE_OPENED),
            at("11:00", CANCELLED),
            at("12:00", ESCALATED).department("B"),
            at("13:00", REOPENED),
            at("14:00", SATISFACTION_RATED).rating(5));

    assertThat(row.status()).isEqualTo(CaseStatus.CANCELLED);
    assertThat(row.department()).isEqualTo("B");
    assertThat(row.escalationCount()).isZero();
    assertThat(row.departmentChanges()).isZero();
    assertThat(row.rating()).isNull();
  }

  @Test
  void anEscalationIsHandedOnByTheNextAlsoAtOneInstant() {
    List<EscalationRow> rows =
        fold(
                at("10:00", CASE_OPENED).department("A").tier(1),
                    at("11:00", ESCALATED).department("B").sequence(1),
                at("11:00", ESCALATED).department("C").tier(2).id("second").sequence(2),
                    at("12:00", RESOLVED))
            .escalations();

    assertThat(rows)
        .extracting(EscalationRow::status)
        .containsExactly(EscalationStatus.HANDED_ON, EscalationStatus.RESOLVED);
    assertThat(rows.get(0).endedAt()).isEqualTo(instant("11:00"));
    assertThat(rows.get(0).resolutionMillis()).isNull();
    assertThat(rows.get(1).fromDepartment()).isEqualTo("B");
    assertThat(rows.get(1).fromTier()).isEqualTo(1);
    assertThat(rows.get(1).tier()).isEqualTo(2);
    assertThat(rows.get(1).resolutionMillis()).isEqualTo(3_600_000);
  }

  @Test
  void anOwnerAcknowledgesTheRunningEscalationOnce() {
    EscalationRow row =
        fold(
                at("10:00", CASE_OPENED),
                at("11:00", ESCALATED),
                at("11:30", ASSIGNED).assignee("anna"),
                at("12:00", AGENT_REPLIED),
                at("12:30", ASSIGNED).assignee("ben"),
                at("13:00", DEESCALATED).assignee("carl"))
            .escalations()
            .get(0);

    assertThat(row.acknowledgedAt()).isEqualTo(instant("11:30"));
    assertThat(row.owner()).isEqualTo("ben");
    assertThat(row.status()).isEqualTo(EscalationStatus.DEESCALATED);
    assertThat(row.resolutionMillis()).isEqualTo(2 * 3_600_000);
  }

  @Test
  void aComplaintAboutTheSolutionOpensAnEscalationOnTheResolvedCase() {
    CaseTimeline timeline =
        fold(
            at("10:00", CASE_OPENED),
            at("11:00", RESOLVED),
            at("12:00", ESCALATED),
            at("13:00", CLOSED));

    assertThat(timeline.caseRow().status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(timeline.escalations().get(0).status()).isEqualTo(EscalationStatus.RESOLVED);
    assertThat(timeline.escalations().get(0).acknowledgedAt()).isEqualTo(instant("13:00"));
  }

  @Test
  void aSolutionDatedBeforeTheOpeningBelongsToNoOpenPeriod() {
    Events early = at("09:00", RESOLVED);
    Events closed = at("09:10", CLOSED);
    assertThat(fold(early, closed).caseRow())
        .satisfies(
            row -> {
              assertThat(row.resolvedAt()).as("without an opening").isEqualTo(instant("09:00"));
              assertThat(row.closedAt()).isEqualTo(instant("09:10"));
            });

    CaseTimeline opened = fold(early, closed, at("10:00", CASE_OPENED));
    assertThat(opened.caseRow().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(opened.caseRow().resolvedAt()).isNull();
    assertThat(opened.caseRow().closedAt()).isNull();
    assertThat(opened.caseRow().timeToFirstResolutionMillis()).isNull();
    assertThat(opened.resolutions()).isEmpty();

    CaseTimeline solved = fold(early, at("10:00", CASE_OPENED), at("11:00", RESOLVED).id("solved"));
    assertThat(solved.caseRow().resolvedAt()).isEqualTo(instant("11:00"));
    assertThat(solved.resolutions()).hasSize(1);
  }
}
