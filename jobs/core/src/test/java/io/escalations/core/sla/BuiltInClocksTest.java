package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What starts, pauses, stops and cancels each clock that is always there; the case opens at 10:00.
 */
class BuiltInClocksTest {
  private static final String NOW = "23:00";

  private static List<SlaClockRow> rows(PolicyVersions policies, Events... events) {
    List<TimelineEvent> all = Stream.of(events).map(Events::build).toList();
    return CaseTimeline.of(CASE, all, policies, instant(NOW)).clocks();
  }

  /**
   * Each instance as {@code #1 10:00 MET 12:00}: number, start, status, stop; the target is a day.
   */
  private static List<String> clock(String name, Events... events) {
    return rows(Policies.of(name + " | * | 24h"), events).stream()
        .map(BuiltInClocksTest::text)
        .toList();
  }

  private static String text(SlaClockRow row) {
    String stop = row.stoppedAt() == null ? "" : " " + time(row.stoppedAt());
    return "#" + row.instance() + " " + time(row.startedAt()) + " " + row.status() + stop;
  }

  private static String time(long instant) {
    return Times.format(instant).substring(11, 16);
  }

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P3);
  }

  @Nested
  class FirstResponse {
    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"AGENT_REPLIED", "RESOLVED", "CLOSED"})
    void stopsAtTheFirstAnswerOrEnd(EventType end) {
      assertThat(clock("first_response", opened(), at("12:00", end), at("13:00", AGENT_REPLIED)))
          .containsExactly("#1 10:00 MET 12:00");
    }

    @Test
    void isNotPausedNorStartedASecondTime() {
      assertThat(
              clock(
                  "first_response",
                  opened(),
                  at("11:00", ON_HOLD),
                  at("11:30", CASE_OPENED),
                  at("12:00", AGENT_REPLIED),
                  at("13:00", RESOLVED),
                  at("14:00", REOPENED)))
          .containsExactly("#1 10:00 MET 12:00");
    }

    @Test
    void isNotStoppedByWhatIsDatedBeforeTheOpening() {
      assertThat(
              clock("first_response", at("09:00", AGENT_REPLIED), at("09:30", RESOLVED), opened()))
          .containsExactly("#1 10:00 RUNNING");
    }

    @Test
    void isCancelledWithTheCase() {
      assertThat(
              clock("first_response", opened(), at("12:00", CANCELLED), at("13:00", AGENT_REPLIED)))
          .containsExactly("#1 10:00 CANCELLED 12:00");
    }
  }

  @Nested
  class NextResponse {
    @Test
    void waitsForTheFirstAnswer() {
      assertThat(clock("next_response", opened(), at("10:30", CUSTOMER_REPLIED))).isEmpty();
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED)))
          .containsExactly("#1 12:00 RUNNING");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"RESOLVED", "CLOSED"})
    void anEndIsAnAnswerToo(EventType end) {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", end),
                  at("12:00", REOPENED),
                  at("13:00", CUSTOMER_REPLIED)))
          .containsExactly("#1 13:00 RUNNING");
    }

    @Test
    void doesNotStartAtAReopenForWhatWasSaidBeforeTheEnd() {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("13:00", RESOLVED),
                  at("14:00", REOPENED)))
          .containsExactly("#1 12:00 CANCELLED 13:00");
    }

    @Test
    void isNotPaused() {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("13:00", ON_HOLD)))
          .containsExactly("#1 12:00 RUNNING");
    }

    @Test
    void isNumberedWhetherOrNotARuleMatched() {
      List<SlaClockRow> rows =
          rows(
              Policies.of("next_response | P1 | 24h"),
              opened(),
              at("11:00", AGENT_REPLIED),
              at("12:00", CUSTOMER_REPLIED),
              at("13:00", AGENT_REPLIED),
              at("14:00", CUSTOMER_REPLIED).priority(P1));

      assertThat(rows).extracting(BuiltInClocksTest::text).containsExactly("#2 14:00 RUNNING");
    }

    @Test
    void isNotStartedWhileOneRuns() {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("12:30", CUSTOMER_REPLIED),
                  at("13:00", AGENT_REPLIED),
                  at("14:00", CUSTOMER_REPLIED)))
          .containsExactly("#1 12:00 MET 13:00", "#2 14:00 RUNNING");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"RESOLVED", "CLOSED", "CANCELLED"})
    void isCancelledByTheEnd(EventType end) {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("13:00", end)))
          .containsExactly("#1 12:00 CANCELLED 13:00");
    }

    @Test
    void ofWhatIsSaidOnAResolvedCaseStartsAtTheReopen() {
      assertThat(
              clock(
                  "next_response", opened(), at("11:00", RESOLVED), at("12:00", CUSTOMER_REPLIED)))
          .isEmpty();
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("12:30", CLOSED),
                  at("13:00", REOPENED)))
          .containsExactly("#1 13:00 RUNNING");
    }

    @Test
    void isNotOwedIfAnAgentAnsweredInBetween() {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("12:30", AGENT_REPLIED),
                  at("13:00", REOPENED)))
          .isEmpty();
    }

    @Test
    void isOwedForOneReopenOnly() {
      assertThat(
              clock(
                  "next_response",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("13:00", REOPENED),
                  at("14:00", RESOLVED),
                  at("15:00", REOPENED)))
          .containsExactly("#1 13:00 CANCELLED 14:00");
    }

    @Test
    void needsAnOpening() {
      assertThat(
              clock(
                  "next_response",
                  at("11:00", AGENT_REPLIED),
                  at("12:00", CUSTOMER_REPLIED),
                  at("13:00", RESOLVED),
                  at("13:30", CUSTOMER_REPLIED),
                  at("14:00", REOPENED)))
          .isEmpty();
    }

    @Test
    void anAnswerDatedBeforeTheOpeningIsNone() {
      assertThat(
              clock(
                  "next_response",
                  at("09:00", AGENT_REPLIED),
                  opened(),
                  at("11:00", CUSTOMER_REPLIED)))
          .isEmpty();
    }

    @Test
    void aBreachedOneRunsUntilItsStop() {
      List<SlaClockRow> rows =
          rows(
              Policies.of("next_response | * | 1h"),
              opened(),
              at("11:00", AGENT_REPLIED),
              at("12:00", CUSTOMER_REPLIED),
              at("14:00", CUSTOMER_REPLIED),
              at("15:00", AGENT_REPLIED));

      assertThat(rows)
          .extracting(BuiltInClocksTest::text)
          .containsExactly("#1 12:00 BREACHED 15:00");
    }
  }

  @Nested
  class Acknowledgement {
    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"ASSIGNED", "AGENT_REPLIED", "RESOLVED", "CLOSED"})
    void stopsWhenSomebodyTakesIt(EventType taken) {
      assertThat(
              clock(
                  "acknowledgement",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", taken),
                  at("13:00", DEESCALATED)))
          .containsExactly("#1 11:00 MET 12:00");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"DEESCALATED", "CANCELLED"})
    void isCancelledByTheEndOfTheEscalation(EventType end) {
      assertThat(clock("acknowledgement", opened(), at("11:00", ESCALATED), at("12:00", end)))
          .containsExactly("#1 11:00 CANCELLED 12:00");
    }

    @Test
    void isCancelledByTheNextEscalationAlsoAtOneInstant() {
      assertThat(
              clock(
                  "acknowledgement",
                  opened(),
                  at("11:00", ESCALATED),
                  at("11:00", ESCALATED).id("second").sequence(1),
                  at("11:30", ASSIGNED)))
          .containsExactly("#1 11:00 CANCELLED 11:00", "#2 11:00 MET 11:30");
    }

    @Test
    void anAssigneeThatComesWithTheEscalationDoesNotAcknowledge() {
      assertThat(clock("acknowledgement", opened(), at("11:00", ESCALATED).assignee("anna")))
          .containsExactly("#1 11:00 RUNNING");
    }

    @Test
    void isNotPaused() {
      assertThat(clock("acknowledgement", opened(), at("11:00", ESCALATED), at("12:00", ON_HOLD)))
          .containsExactly("#1 11:00 RUNNING");
    }
  }

  @Nested
  class Escalation {
    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"RESOLVED", "CLOSED", "DEESCALATED"})
    void stopsAtItsEnd(EventType end) {
      assertThat(clock("escalation", opened(), at("11:00", ESCALATED), at("12:00", end)))
          .containsExactly("#1 11:00 MET 12:00");
    }

    @Test
    void isHandedOn() {
      assertThat(
              clock(
                  "escalation",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", ESCALATED),
                  at("13:00", CANCELLED)))
          .containsExactly("#1 11:00 CANCELLED 12:00", "#2 12:00 CANCELLED 13:00");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"WAITING_ON_CUSTOMER", "ON_HOLD"})
    void observesBothPausesAlsoOneBegunBefore(EventType pause) {
      assertThat(clock("escalation", opened(), at("10:30", pause), at("11:00", ESCALATED)))
          .containsExactly("#1 11:00 PAUSED");
    }

    @Test
    void isNotBroughtBackByAReopenAndTheNextHasTheNextNumber() {
      assertThat(
              clock(
                  "escalation",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", RESOLVED),
                  at("13:00", REOPENED),
                  at("14:00", ESCALATED)))
          .containsExactly("#1 11:00 MET 12:00", "#2 14:00 RUNNING");
    }

    @Test
    void opensOnAResolvedCaseAndEndsWithTheNextResolutionOfIt() {
      assertThat(
              clock(
                  "escalation",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", ESCALATED),
                  at("12:30", ON_HOLD),
                  at("13:00", CLOSED)))
          .containsExactly("#1 12:00 MET 13:00");
    }

    @Test
    void needsNoOpening() {
      assertThat(clock("escalation", at("11:00", ESCALATED))).containsExactly("#1 11:00 RUNNING");
    }

    @Test
    void isNumberedWhetherOrNotARuleMatched() {
      List<SlaClockRow> rows =
          rows(
              Policies.of("escalation | P1 | 24h", "acknowledgement | P1 | 24h"),
              opened(),
              at("11:00", ESCALATED),
              at("12:00", ESCALATED).priority(P1));

      assertThat(rows)
          .extracting(SlaClockRow::clock)
          .containsExactlyInAnyOrder("escalation", "acknowledgement");
      assertThat(rows).extracting(SlaClockRow::instance).containsOnly(2);
    }

    @Test
    void givesTheEscalationItsDeadline() {
      List<TimelineEvent> events =
          Stream.of(
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", ESCALATED),
                  at("12:30", ON_HOLD),
                  at("13:00", RESUMED),
                  at("14:00", RESOLVED))
              .map(Events::build)
              .toList();
      CaseTimeline timeline =
          CaseTimeline.of(CASE, events, Policies.of("escalation | * | 4h"), instant(NOW));

      assertThat(timeline.escalations().get(0).deadline()).isEqualTo(instant("15:00"));
      assertThat(timeline.escalations().get(1).deadline()).isEqualTo(instant("16:30"));
    }
  }

  @Nested
  class CustomerUpdate {
    @Test
    void startsWithTheFirstOfOpenEscalationsAndThenAtEachAnswer() {
      assertThat(
              clock(
                  "customer_update",
                  opened(),
                  at("10:30", AGENT_REPLIED),
                  at("11:00", ESCALATED),
                  at("11:30", ESCALATED),
                  at("12:00", AGENT_REPLIED),
                  at("13:00", AGENT_REPLIED)))
          .containsExactly("#1 11:00 MET 12:00", "#2 12:00 MET 13:00", "#3 13:00 RUNNING");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {"RESOLVED", "CLOSED", "DEESCALATED", "CANCELLED"})
    void isCancelledWhenTheEscalationEndsAndAnswersStartNoneAfterwards(EventType end) {
      assertThat(
              clock(
                  "customer_update",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", end),
                  at("13:00", AGENT_REPLIED)))
          .containsExactly("#1 11:00 CANCELLED 12:00");
    }

    @Test
    void isNumberedWhetherOrNotARuleMatched() {
      List<SlaClockRow> rows =
          rows(
              Policies.of("customer_update | P1 | 24h"),
              opened(),
              at("11:00", ESCALATED),
              at("12:00", AGENT_REPLIED),
              at("13:00", AGENT_REPLIED).priority(P1));

      assertThat(rows).extracting(BuiltInClocksTest::text).containsExactly("#3 13:00 RUNNING");
    }

    @Test
    void startsAgainWithTheNextEscalation() {
      assertThat(
              clock(
                  "customer_update",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", DEESCALATED),
                  at("13:00", ESCALATED)))
          .containsExactly("#1 11:00 CANCELLED 12:00", "#2 13:00 RUNNING");
    }

    @Test
    void isPausedByTheCustomerAlone() {
      assertThat(clock("customer_update", opened(), at("11:00", ESCALATED), at("12:00", ON_HOLD)))
          .containsExactly("#1 11:00 RUNNING");
      assertThat(
              clock(
                  "customer_update",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", WAITING_ON_CUSTOMER),
                  at("12:30", AGENT_REPLIED)))
          .containsExactly("#1 11:00 MET 12:30", "#2 12:30 PAUSED");
      assertThat(
              clock(
                  "customer_update",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", WAITING_ON_CUSTOMER),
                  at("12:30", ON_HOLD)))
          .containsExactly("#1 11:00 RUNNING");
    }
  }

  @Nested
  class FollowUp {
    @Test
    void startsAtTheFirstSolutionOfAnOpenPeriod() {
      assertThat(
              clock(
                  "follow_up",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", RESOLVED),
                  at("13:00", CONFIRMED),
                  at("13:30", RESOLVED)))
          .containsExactly("#1 11:00 MET 13:00");
    }

    @Test
    void isNotStartedByAClosingAlone() {
      assertThat(clock("follow_up", opened(), at("11:00", CLOSED))).isEmpty();
      assertThat(clock("follow_up", opened(), at("11:00", CLOSED), at("12:00", RESOLVED)))
          .containsExactly("#1 12:00 RUNNING");
    }

    @Test
    void isStoppedByTheRatingAndCancelledByTheReopen() {
      assertThat(
              clock(
                  "follow_up",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", REOPENED),
                  at("13:00", RESOLVED),
                  at("14:00", SATISFACTION_RATED).rating(2)))
          .containsExactly("#1 11:00 CANCELLED 12:00", "#2 13:00 MET 14:00");
    }

    @Test
    void isCancelledWithTheCaseAndNotPausedNorStoppedByAClosing() {
      assertThat(
              clock(
                  "follow_up",
                  opened(),
                  at("11:00", RESOLVED),
                  at("12:00", CLOSED),
                  at("13:00", ON_HOLD)))
          .containsExactly("#1 11:00 RUNNING");
      assertThat(clock("follow_up", opened(), at("11:00", RESOLVED), at("12:00", CANCELLED)))
          .containsExactly("#1 11:00 CANCELLED 12:00");
    }

    @Test
    void isNumberedWhetherOrNotARuleMatched() {
      List<SlaClockRow> rows =
          rows(
              Policies.of("follow_up | P1 | 24h"),
              opened(),
              at("11:00", RESOLVED),
              at("12:00", REOPENED),
              at("13:00", RESOLVED).priority(P1));

      assertThat(rows).extracting(BuiltInClocksTest::text).containsExactly("#2 13:00 RUNNING");
    }

    @Test
    void needsNoOpeningAndIsNotCancelledByOne() {
      assertThat(clock("follow_up", at("09:00", RESOLVED), opened()))
          .containsExactly("#1 09:00 RUNNING");
    }
  }

  @Nested
  class Resolution {
    @Test
    void confirmationAndRatingMoveNothing() {
      assertThat(
              clock(
                  "resolution",
                  opened(),
                  at("11:00", CONFIRMED),
                  at("12:00", SATISFACTION_RATED).rating(1)))
          .containsExactly("#1 10:00 RUNNING");
    }

    @Test
    void inTotalObservesNoPauseAndIsCancelledWithTheCase() {
      assertThat(clock("total_resolution", opened(), at("11:00", ON_HOLD)))
          .containsExactly("#1 10:00 RUNNING");
      assertThat(
              clock(
                  "total_resolution",
                  opened(),
                  at("11:00", WAITING_ON_CUSTOMER),
                  at("12:00", CLOSED)))
          .containsExactly("#1 10:00 MET 12:00");
      assertThat(clock("total_resolution", opened(), at("11:00", CANCELLED)))
          .containsExactly("#1 10:00 CANCELLED 11:00");
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.INCLUDE,
        names = {
          "AGENT_REPLIED",
          "CUSTOMER_REPLIED",
          "ESCALATED",
          "DEESCALATED",
          "ASSIGNED",
          "RESOLUTION_FAILED",
          "COMPENSATED"
        })
    void isNotMovedByTheWorkOnTheCase(EventType work) {
      assertThat(clock("resolution", opened(), at("11:00", work)))
          .containsExactly("#1 10:00 RUNNING");
    }

    @Test
    void hasOneStopAnOpenPeriod() {
      assertThat(clock("resolution", opened(), at("11:00", CLOSED), at("12:00", RESOLVED)))
          .containsExactly("#1 10:00 MET 11:00");
    }

    @Test
    void doesNotExistWithoutAnOpening() {
      assertThat(clock("resolution", at("11:00", RESOLVED), at("12:00", REOPENED))).isEmpty();
      assertThat(clock("total_resolution", at("11:00", RESOLVED), at("12:00", REOPENED))).isEmpty();
    }

    @Test
    void startsAnewAtTheOpeningOfACaseResolvedBefore() {
      assertThat(clock("resolution", at("09:00", RESOLVED), opened(), at("11:00", RESOLVED)))
          .containsExactly("#1 10:00 MET 11:00");
    }
  }

  @Nested
  class OrderWithinOneEvent {
    @Test
    void itStopsByTheTargetBeforeItsOwnFields() {
      PolicyVersions policies = Policies.of("resolution | P3 | 4h", "resolution | P1 | 1h");

      assertThat(rows(policies, opened(), at("12:00", RESOLVED).priority(P1)))
          .extracting(BuiltInClocksTest::text)
          .containsExactly("#1 10:00 MET 12:00");
    }

    @Test
    void itStartsWithItsOwnFields() {
      PolicyVersions policies = Policies.of("escalation | P1 | 1h");

      assertThat(rows(policies, opened(), at("11:00", ESCALATED).priority(P1)).get(0).priority())
          .isEqualTo(P1);
    }

    @Test
    void aStopOfOneInstantIsJudgedAfterWhatCameBeforeIt() {
      assertThat(
              clock(
                  "customer_update", opened(), at("11:00", ESCALATED), at("11:00", AGENT_REPLIED)))
          .containsExactly("#1 11:00 MET 11:00", "#2 11:00 RUNNING");
    }
  }

  @Test
  void afterACancellationNothingStarts() {
    assertThat(clock("escalation", opened(), at("11:00", CANCELLED), at("12:00", ESCALATED)))
        .isEmpty();
    assertThat(
            clock(
                "next_response",
                opened(),
                at("10:30", AGENT_REPLIED),
                at("11:00", CANCELLED),
                at("12:00", CUSTOMER_REPLIED)))
        .isEmpty();
    assertThat(clock("follow_up", opened(), at("11:00", CANCELLED), at("12:00", RESOLVED)))
        .isEmpty();
  }
}
