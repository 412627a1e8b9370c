package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.CANCELLED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.ESCALATED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.RESUMED;
import static io.escalations.schemas.event.EventType.WAITING_ON_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.testing.Events;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class CaseTimelineOperatorTest {
  private static final String FOUR_HOURS =
      """
      version: "four-hours"
      effective_from: 2000-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      rules:
        - {clock: resolution, target: 4h, calendar: always}
      """;

  private static Events opened() {
    return at("10:00", CASE_OPENED);
  }

  private static void assertAlerts(TimelineHarness harness, String... actionsAndProofs) {
    assertThat(harness.alerts())
        .extracting(
            alert ->
                alert.action()
                    + (alert.proofEventId() == null ? "" : " by " + alert.proofEventId()))
        .containsExactly(actionsAndProofs);
  }

  @Test
  void raisesTheBreachWhenEventTimeReachesDueAndNotBefore() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("13:59:59.999")) {
      assertThat(harness.alerts()).isEmpty();

      harness.time("14:00");

      SlaAlert alert = harness.alerts().get(0);
      assertThat(alert.at()).isEqualTo(instant("14:00"));
      assertThat(alert.knownAt()).isEqualTo(instant("14:00"));
      assertThat(alert.status()).isEqualTo(ClockStatus.BREACHED);
    }
  }

  /** An idle job then takes no checkpoints, and a live alert waits for none. */
  @Test
  void requestsACommitForEventsAndTimersButNotForTimeThatPasses() throws Exception {
    try (TimelineHarness harness = TimelineHarness.fresh().policy(FOUR_HOURS)) {
      int before = harness.commitEvents();

      harness.deliver(opened(), at("10:01", CASE_UPDATED)).barrier();
      assertThat(harness.commitEvents() - before).isEqualTo(1);

      harness.time("11:00").time("11:30");
      assertThat(harness.commitEvents() - before).isEqualTo(1);

      harness.time("14:00");
      assertThat(harness.commitEvents() - before).isEqualTo(2);
    }
  }

  @Test
  void findsTheBreachWhenEventTimeLeapsOverDueAndStop() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arrive(opened())
            .arrive(at("15:00", RESOLVED))
            .time("20:00")) {
      assertAlerts(harness, "RAISED");
    }
  }

  @Test
  void voidsAnAlertThatALateStopDisproves() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:30")) {
      harness.arrive(at("13:55", RESOLVED).id("late"));

      assertAlerts(harness, "RAISED", "VOIDED by late");
      assertThat(harness.alerts()).extracting(SlaAlert::revision).containsExactly(1, 2);
    }
  }

  @Test
  void leavesABreachThatALateStopConfirms() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arrive(opened())
            .time("14:30")
            .arrive(at("14:05", RESOLVED))) {
      assertAlerts(harness, "RAISED");
    }
  }

  @Test
  void amendsOrVoidsAndRaisesAgainByTheOrderOfArrivalWithTheSameNet() throws Exception {
    Events waiting = at("13:00", WAITING_ON_CUSTOMER).id("waiting");
    Events resumed = at("13:30", RESUMED).id("resumed");
    try (TimelineHarness one =
            TimelineHarness.fresh()
                .policy(FOUR_HOURS)
                .arrive(opened())
                .time("14:40")
                .arrive(resumed)
                .arrive(waiting);
        TimelineHarness other =
            TimelineHarness.fresh()
                .policy(FOUR_HOURS)
                .arrive(opened())
                .time("14:40")
                .arrive(waiting)
                .arrive(resumed)) {
      assertAlerts(one, "RAISED", "AMENDED by waiting");
      assertAlerts(other, "RAISED", "VOIDED by waiting", "RAISED");
      for (TimelineHarness harness : List.of(one, other)) {
        List<SlaAlert> alerts = harness.alerts();
        SlaAlert last = alerts.get(alerts.size() - 1);
        assertThat(last.action()).isNotEqualTo(AlertAction.VOIDED);
        assertThat(last.dueAt()).isEqualTo(instant("14:30"));
      }
    }
  }

  @Test
  void aSecondDeliveryChangesNothing() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).arrive(opened())) {
      assertThat(harness.accepted()).isEqualTo(1);
      assertThat(harness.facts()).hasSize(1);
      assertThat(harness.rejected()).isEmpty();
    }
  }

  @Test
  void theSameIdWithOtherContentIsRefused() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .arrive(opened().id("same"))
            .arrive(at("11:00", RESOLVED).id("same"))) {
      assertThat(harness.accepted()).isEqualTo(1);
      assertThat(harness.rejected())
          .extracting(RejectedRecord::reason)
          .containsExactly(RejectReason.DUPLICATE_ID_DIFFERS);
      assertThat(new String(harness.rejected().get(0).raw(), StandardCharsets.UTF_8))
          .contains("RESOLVED");
    }
  }

  @Test
  void theEndOfABoundedInputIsNotTheEndOfTime() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arrive(opened())
            .time("11:00")
            .time(Long.MAX_VALUE)) {
      assertThat(harness.alerts()).isEmpty();
      assertThat(harness.timers()).isEqualTo(1);
    }
  }

  @Test
  void keepsOneTimerACaseAndLetsGoOfEverythingInTheEnd() throws Exception {
    try (TimelineHarness harness = TimelineHarness.fresh().policy(FOUR_HOURS)) {
      harness
          .arrive(opened().description("text"))
          .arrive(at("11:00", ON_HOLD))
          .arrive(at("12:00", RESUMED))
          .arrive(at("12:30", ESCALATED));
      assertThat(harness.timers()).isEqualTo(1);
      harness.arrive(at("13:00", RESOLVED)).time("16:00");
      assertThat(harness.timers()).isEqualTo(1);

      harness.time(instant("13:00") + TimelineHarness.RETENTION.toMillis());

      assertThat(harness.timers()).isZero();
      assertThat(harness.stateEntries()).as("the marker alone").isEqualTo(1);
      harness.arrive(at("14:00", CASE_UPDATED)).readBack();
      assertThat(harness.rejected())
          .extracting(RejectedRecord::reason)
          .containsExactly(RejectReason.CASE_RETIRED);
    }
  }

  @Test
  void aPausedCaseIsNotRetired() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).arrive(at("11:00", ON_HOLD))) {
      harness
          .time(instant("11:00") + 2 * TimelineHarness.RETENTION.toMillis())
          .arrive(at("12:00", RESUMED));

      assertThat(harness.rejected()).isEmpty();
      assertThat(harness.accepted()).isEqualTo(3);
      assertAlerts(harness, "RAISED");
    }
  }

  @Test
  void aRestoredJobRetractsNothingForWantOfAWatermark() throws Exception {
    OperatorSubtaskState state;
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:30")) {
      state = harness.snapshot();
    }
    try (TimelineHarness harness = TimelineHarness.restored(state)) {
      harness.arrive(at("14:10", CASE_UPDATED).department("B"));
      assertThat(harness.alerts()).isEmpty();
      harness.arrive(at("13:00", RESOLVED).id("late"));
      assertAlerts(harness, "VOIDED by late");
    }
  }

  @Test
  void aPolicyPublishedLaterRulesCasesThatAreOpenAndArmsTheirTimers() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().arrive(opened()).time("11:00").policy(FOUR_HOURS)) {
      assertThat(harness.facts().get(1).rows(Tables.SLA_CLOCKS))
          .extracting(SlaClockRow::status)
          .containsExactly(ClockStatus.RUNNING);

      harness.time("14:00");

      assertAlerts(harness, "RAISED");
    }
  }

  @Test
  void evaluatesAFewCasesAtATimeUnderANewPolicy() throws Exception {
    int cases = 2 * Reevaluation.CASES_AT_A_TIME + 1;
    try (TimelineHarness harness =
        TimelineHarness.fresh().time("09:00").arriveForOtherCases(cases, opened()).time("11:00")) {
      int progress = harness.progress().size();

      harness.publish(FOUR_HOURS);
      assertThat(harness.facts()).as("nothing at once").hasSize(cases);
      harness.pause().time("12:00");
      assertThat(harness.facts()).hasSize(cases + Reevaluation.CASES_AT_A_TIME);
      harness.pause();
      assertThat(harness.progress()).as("while cases wait, none").hasSize(progress);
      harness.pause();

      assertThat(harness.facts()).hasSize(2 * cases);
      assertThat(harness.progress())
          .last()
          .extracting(Progress::eventTime)
          .isEqualTo(instant("12:00"));
    }
  }

  @Test
  void whatAPolicyChangedIsNotTheDoingOfAnEventThatComesBeforeItsTurn() throws Exception {
    String sixHours = FOUR_HOURS.replace("four-hours", "six-hours").replace("4h", "6h");
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:30")) {
      harness.publish(sixHours).arrive(at("14:10", CASE_UPDATED).department("B"));

      assertThat(harness.alerts())
          .extracting(SlaAlert::action, SlaAlert::proofEventId)
          .containsExactly(tuple(AlertAction.RAISED, null), tuple(AlertAction.VOIDED, null));
    }
  }

  @Test
  void aTimerOfACaseThatWaitsForItsTurnIsJudgedByTheNewPolicy() throws Exception {
    String sixHours = FOUR_HOURS.replace("four-hours", "six-hours").replace("4h", "6h");
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arrive(opened())
            .time("13:00")
            .publish(sixHours)
            .time("15:00")) {
      assertThat(harness.alerts()).isEmpty();

      assertThat(harness.time("16:00").alerts())
          .extracting(SlaAlert::dueAt)
          .containsExactly(instant("16:00"));
    }
  }

  @Test
  void aRestoredJobGoesOnWithTheCasesThatWaited() throws Exception {
    int cases = Reevaluation.CASES_AT_A_TIME + 1;
    OperatorSubtaskState state;
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .time("09:00")
            .arriveForOtherCases(cases, opened())
            .publish(FOUR_HOURS)
            .pause()) {
      state = harness.snapshot();
    }
    try (TimelineHarness harness = TimelineHarness.restored(state).pause().pause()) {
      assertThat(harness.facts()).as("the one that was left").hasSize(1);
      assertThat(harness.time("14:00").alerts()).hasSize(cases);
    }
  }

  @Test
  void whatWasDueWhenHistoryWasReplayedIsRecordedAndWhatIsDueLaterIsSent() throws Exception {
    Events openedLater = at("12:00", CASE_OPENED).id("later");
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arriveAsHistory("14:30", opened())
            .time("14:30")) {
      assertThat(harness.alerts()).hasSize(1);
      assertThat(harness.alertsSent()).isEmpty();
    }
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arriveAsHistory("14:30", openedLater)
            .time("16:00")) {
      assertThat(harness.alertsSent()).hasSize(1);
    }
  }

  @Test
  void aCorrectionOfAnAlertThatWasSentIsSentThoughHistoryProvesIt() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:30")) {
      harness.arriveAsHistory("15:00", at("13:55", RESOLVED));

      assertThat(harness.alertsSent())
          .extracting(SlaAlert::action)
          .containsExactly(AlertAction.RAISED, AlertAction.VOIDED);
    }
  }

  @Test
  void aRestoredJobKnowsWhatIsHistory() throws Exception {
    OperatorSubtaskState state;
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arriveAsHistory("14:30", opened())
            .time("11:00")) {
      state = harness.snapshot();
    }
    try (TimelineHarness harness = TimelineHarness.restored(state).time("15:00")) {
      assertThat(harness.alerts()).hasSize(1);
      assertThat(harness.alertsSent()).isEmpty();
    }
  }

  @Test
  void aBadPolicyIsRefusedAndTheOneInForceStays() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .policy("version: bad\nrules: []\n")
            .arrive(opened())) {
      assertThat(harness.rejected())
          .extracting(RejectedRecord::reason, RejectedRecord::detail)
          .containsExactly(
              tuple(RejectReason.INVALID_POLICY, "bad:1: 'effective_from' is missing"));
      assertThat(harness.facts().get(0).rows(Tables.SLA_CLOCKS)).hasSize(1);
    }
  }

  @Test
  void emitsOnlyWhatChangedAndTombstonesOfWhatIsRemoved() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .arrive(opened())
            .arrive(at("12:00", ESCALATED).id("escalated"))
            .arrive(at("13:00", CASE_UPDATED))) {
      assertThat(harness.facts()).as("an update that changes nothing emits nothing").hasSize(2);

      harness.arrive(at("11:00", CANCELLED));

      FactsChanged last = harness.facts().get(2);
      assertThat(last.removed(Tables.ESCALATIONS))
          .extracting(EscalationRow::escalationNo)
          .containsExactly(1);
    }
  }

  @Test
  void anEscalationShowsTheTextThatTheCaseHadThen() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .arrive(opened().description("first"))
            .arrive(at("12:00", ESCALATED))
            .arrive(at("11:00", CASE_UPDATED).description("second"))) {
      assertThat(harness.facts().get(1).rows(Tables.ESCALATIONS).get(0).description())
          .isEqualTo("first");
      assertThat(harness.facts().get(2).rows(Tables.ESCALATIONS).get(0).description())
          .isEqualTo("second");
    }
  }

  @Test
  void saysTheFactsOfSeveralEventsOnceAndNothingThatNobodyCouldHaveRead() throws Exception {
    try (TimelineHarness harness = TimelineHarness.fresh().policy(FOUR_HOURS).time("14:30")) {
      harness.arrive(opened(), at("11:00", ESCALATED), at("13:55", RESOLVED));

      assertThat(harness.accepted()).isEqualTo(3);
      assertThat(harness.facts()).hasSize(1);
      assertThat(harness.facts().get(0).rows(Tables.SLA_CLOCKS))
          .extracting(SlaClockRow::status)
          .containsExactly(ClockStatus.MET);
      assertThat(harness.alerts()).as("believed after the first, disproved by the last").isEmpty();
    }
  }

  @Test
  void ofSeveralEventsTheProofIsTheOneThatDisproves() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:30")) {
      harness.arrive(
          at("13:00", CASE_UPDATED), at("13:55", RESOLVED).id("late"), at("14:10", CASE_UPDATED));

      assertAlerts(harness, "RAISED", "VOIDED by late");
      assertThat(harness.facts()).hasSize(3);
    }
  }

  @Test
  void whatAnEventDisprovesIsJudgedAtTheTimeOfItsArrivalThoughTimeLeapsOnBeforeTheBarrier()
      throws Exception {
    String byPriority =
        FOUR_HOURS.replace(
            "- {clock: resolution",
            "- {clock: resolution, when: {priority: [P3]}, target: 8h, calendar: always}\n"
                + "  - {clock: resolution");
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(byPriority)
            .arrive(opened().priority(Priority.P1))
            .time("14:30")) {
      harness
          .deliver(at("11:00", CASE_UPDATED).priority(Priority.P3).id("late"))
          .leap(instant("20:00"))
          .barrier();

      assertAlerts(harness, "RAISED", "VOIDED by late", "RAISED");
      assertThat(harness.alerts())
          .extracting(SlaAlert::knownAt)
          .containsExactly(instant("14:30"), instant("14:30"), instant("20:00"));
    }
  }

  @Test
  void anEventProvesOnlyWhatWasTrueWithoutThoseThatCameAfterIt() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh().policy(FOUR_HOURS).arrive(opened()).time("14:40")) {
      harness.arrive(
          at("13:00", WAITING_ON_CUSTOMER).id("waiting"), at("13:30", RESUMED).id("resumed"));

      assertAlerts(harness, "RAISED", "VOIDED by waiting", "RAISED");
    }
  }

  @Test
  void remembersACaseThatManyOthersHavePushedOutOfMemory() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.fresh()
            .policy(FOUR_HOURS)
            .arrive(opened().description("text"), at("11:00", ON_HOLD))) {
      harness.arriveForOtherCases(CaseCache.MAX_WEIGHT / 5, opened());

      harness.arrive(at("12:00", RESUMED), at("12:30", ESCALATED)).time("15:00");

      List<FactsChanged> its =
          harness.facts().stream().filter(facts -> facts.caseId().equals(Events.CASE)).toList();
      FactsChanged last = its.get(its.size() - 1);
      assertThat(last.rows(Tables.SLA_CLOCKS))
          .extracting(SlaClockRow::dueAt, SlaClockRow::status)
          .containsExactly(tuple(instant("15:00"), ClockStatus.BREACHED));
      assertThat(its.get(its.size() - 2).rows(Tables.ESCALATIONS).get(0).description())
          .isEqualTo("text");
      assertThat(harness.alerts()).hasSize(CaseCache.MAX_WEIGHT / 5 + 1);
    }
  }

  @Test
  void emitsProgressBeforeACheckpoint() throws Exception {
    try (TimelineHarness harness = TimelineHarness.fresh().arrive(opened()).time("11:00")) {
      harness.snapshot();

      assertThat(harness.progress())
          .extracting(Progress::eventTime)
          .containsExactly(instant("11:00"));
    }
  }

  @Test
  void emitsAWatermarkBetweenTheFactsOfEveryPartitionWhenWindowsMayHaveEnded() throws Exception {
    try (TimelineHarness harness = TimelineHarness.fresh().arrive(opened()).time("11:01")) {
      harness.snapshot();
      harness.time("11:02").snapshot();
      harness.time("11:05").snapshot();

      for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
        assertThat(harness.inBandWatermarks(partition))
            .containsExactly(
                new Progress(0, 1, instant("11:01")), new Progress(0, 1, instant("11:05")));
      }
    }
  }
}
