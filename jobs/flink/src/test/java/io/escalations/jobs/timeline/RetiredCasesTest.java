package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CLOSED;
import static io.escalations.schemas.event.EventType.ESCALATED;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cases whose events were let go, and what happens when more of them come. */
@Timeout(120)
class RetiredCasesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Retention ONE_DAY = new Retention(DAY, TimeMode.DATA);
  private static final String FOUR_HOURS =
      """
      version: "four-hours"
      effective_from: 2000-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      rules:
        - {clock: resolution, target: 4h, calendar: always, warn_at: [50]}
      """;
  private static final Events OPENED = at("10:00", CASE_OPENED).description("no connection");
  private static final Events REPLIED = at("10:30", AGENT_REPLIED);
  private static final Events SOLVED = at("15:00", RESOLVED);
  private static final long LONG_AFTER = instant("15:00") + 3 * DAY.toMillis();

  private final FakeArchive archive = new FakeArchive();

  /** A case that was opened, breached and solved, and has retired since. */
  private TimelineHarness withRetiredCase() throws Exception {
    TimelineHarness harness =
        TimelineHarness.with(ONE_DAY, archive)
            .policy(FOUR_HOURS)
            .arrive(OPENED)
            .time("14:30")
            .arrive(SOLVED)
            .time(LONG_AFTER);
    archive.take(harness);
    harness.forgetOutput();
    return harness;
  }

  private static void assertFoldOf(TimelineHarness harness, long now, Events... events) {
    CaseTimeline expected =
        CaseTimeline.of(
            Events.CASE,
            Stream.of(events).map(Events::build).toList(),
            PolicyVersions.of(List.of(PolicyParser.parse("four-hours", FOUR_HOURS))),
            now);
    FactsChanged last = harness.facts().get(harness.facts().size() - 1);
    assertThat(last.rows(Tables.CASES).get(0)).isEqualTo(expected.caseRow());
    assertThat(expected.clocks()).containsAll(last.rows(Tables.SLA_CLOCKS));
  }

  @Test
  void leavesAMarkerAndNoTimer() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void isFoldedWithItsEarlierEventsWhenAnotherOneComes() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(REPLIED).readBack();

      assertThat(harness.rejected()).isEmpty();
      assertThat(harness.accepted()).isEqualTo(1);
      assertFoldOf(harness, LONG_AFTER, OPENED, REPLIED, SOLVED);
      assertThat(harness.alerts()).as("the breach stands").isEmpty();
      assertThat(harness.timers()).as("until it retires again").isEqualTo(1);
    }
  }

  @Test
  void publishesOnlyWhatIsNewOfIt() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(at("16:00", CLOSED)).readBack();

      FactsChanged facts = harness.facts().get(0);
      assertThat(facts.rows(Tables.CASES).get(0).closedAt()).isEqualTo(instant("16:00"));
      assertThat(facts.rows(Tables.SLA_CLOCKS)).as("as they were").isEmpty();
    }
  }

  @Test
  void voidsAnAlertOfBeforeUnderItsNextRevision() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(at("13:00", RESOLVED).id("late")).readBack();

      assertThat(harness.alerts())
          .extracting(SlaAlert::action, SlaAlert::revision, SlaAlert::proofEventId)
          .containsExactly(tuple(AlertAction.VOIDED, 2, "late"));
    }
  }

  @Test
  void knowsTheTextOfAnEventThatWasReadBack() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(at("11:00", ESCALATED)).readBack();

      assertThat(harness.facts().get(0).rows(Tables.ESCALATIONS).get(0).description())
          .isEqualTo("no connection");
    }
  }

  @Test
  void retiresAgainAndLeavesNothingButTheMarker() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(REPLIED).readBack();
      archive.take(harness);
      harness.time(LONG_AFTER + DAY.toMillis());

      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
      harness.forgetOutput();
      harness.arrive(at("16:00", CLOSED)).readBack();
      assertFoldOf(harness, LONG_AFTER, OPENED, REPLIED, SOLVED, at("16:00", CLOSED));
    }
  }

  @Test
  void countsADuplicateOfARetiredCaseAndLetsItsEventsGoAgain() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(OPENED, SOLVED).readBack();

      assertThat(harness.duplicates())
          .extracting(DuplicateEvent::eventId)
          .containsExactly(OPENED.event().eventId(), SOLVED.event().eventId());
      assertThat(harness.accepted()).isZero();
      assertThat(harness.facts()).isEmpty();
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void refusesAnotherEventUnderAKnownId() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(at("16:00", CLOSED).id(SOLVED.event().eventId())).readBack();

      assertThat(harness.rejected())
          .extracting(RejectedRecord::reason)
          .containsExactly(RejectReason.DUPLICATE_ID_DIFFERS);
    }
  }

  @Test
  void losesNothingWhenItIsKilledWhileACaseWaits() throws Exception {
    OperatorSubtaskState state;
    long checkpoint;
    try (TimelineHarness harness = withRetiredCase()) {
      state = harness.arrive(REPLIED, at("16:00", CLOSED)).snapshot();
      checkpoint = harness.checkpoint();
      assertThat(harness.accepted()).isZero();
    }
    try (TimelineHarness harness = TimelineHarness.restored(state, checkpoint, ONE_DAY, archive)) {
      assertThat(harness.waitingCases()).isEqualTo(1);
      harness.readBack();

      assertThat(harness.accepted()).isEqualTo(2);
      assertFoldOf(harness, LONG_AFTER, OPENED, REPLIED, SOLVED, at("16:00", CLOSED));
    }
  }

  @Test
  void goesOnWithOtherCasesWhileTheArchiveIsDownAndTellsWhatWaits() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      archive.down(true);
      harness.arrive(REPLIED);
      awaitFailure(harness);
      harness.arriveFor("other", at("11:00", CASE_OPENED)).time(LONG_AFTER + 1);

      assertThat(harness.facts()).extracting(FactsChanged::caseId).contains("other");
      assertThat(harness.progress())
          .last()
          .extracting(Progress::waitingCases, Progress::waitingBecause)
          .containsExactly(1L, "the archive is down");
      archive.down(false);
      harness.elapse(ReadBacks.MAX_BACKOFF_MILLIS).readBack();

      assertThat(harness.progress())
          .last()
          .extracting(Progress::waitingCases, Progress::waitingBecause)
          .containsExactly(0L, null);
      assertFoldOf(harness, LONG_AFTER + 1, OPENED, REPLIED, SOLVED);
    }
  }

  @Test
  void asksLessAndLessOftenWhileTheArchiveIsDown() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      archive.down(true);
      harness.arrive(REPLIED);
      awaitQuestions(harness, 1);
      harness.elapse(ReadBacks.RETRY_MILLIS - 2 * ReadBacks.POLL_MILLIS);
      assertThat(archive.questions()).hasSize(1);
      awaitQuestions(harness, 2);
      harness.elapse(2 * ReadBacks.RETRY_MILLIS - 2 * ReadBacks.POLL_MILLIS);
      assertThat(archive.questions()).hasSize(2);
      awaitQuestions(harness, 3);
      archive.down(false);
    }
  }

  /** The wall clock moves on until the archive was asked so often and has answered. */
  private static void awaitFailure(TimelineHarness harness) {
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              List<Progress> progress = harness.elapse(ReadBacks.POLL_MILLIS).barrier().progress();
              return progress.get(progress.size() - 1).waitingBecause() != null;
            });
  }

  private void awaitQuestions(TimelineHarness harness, int count) throws Exception {
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              harness.elapse(ReadBacks.POLL_MILLIS);
              return archive.questions().size() == count;
            });
  }

  @Test
  void waitsAsLongAsTheArchiveMayBeBehind() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      archive.lose(Events.CASE, SOLVED.event().eventId());
      harness.arrive(REPLIED);
      for (int i = 0; i < 100; i++) {
        harness.elapse(ReadBacks.RETRY_MILLIS);
      }

      assertThat(harness.waitingCases()).isEqualTo(1);
      assertThat(harness.rejected()).isEmpty();
      archive.put(Events.CASE, SOLVED);
      harness.elapse(ReadBacks.RETRY_MILLIS).readBack();

      assertFoldOf(harness, LONG_AFTER, OPENED, REPLIED, SOLVED);
    }
  }

  @Test
  void refusesWhatCameOnlyIfTheArchiveHoldsAllItWillEverHold() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      archive.lose(Events.CASE, SOLVED.event().eventId());
      harness.arrive(REPLIED, OPENED).barrier();
      archive.take(harness).lose(Events.CASE, SOLVED.event().eventId());
      harness.elapse(ReadBacks.PATIENCE_MILLIS).readBack();

      assertThat(harness.rejected())
          .extracting(RejectedRecord::reason, RejectedRecord::detail)
          .containsOnly(
              tuple(
                  RejectReason.CASE_RETIRED,
                  "case_id: of the 2 earlier events of this case 1 can be read back from"
                      + " case_events"))
          .hasSize(2);
      assertThat(harness.stateEntries()).isEqualTo(1);
    }
  }

  @Test
  void readsManyCasesBackAtOnce() throws Exception {
    int cases = ReadBacks.MAX_REQUESTS + 100;
    try (TimelineHarness harness =
        TimelineHarness.with(ONE_DAY, archive)
            .arriveForOtherCases(cases, OPENED)
            .arriveForOtherCases(cases, SOLVED)
            .time(LONG_AFTER)) {
      assertThat(harness.stateEntries()).isEqualTo(cases);
      archive.take(harness);
      harness.forgetOutput();

      harness.arriveForOtherCases(cases, REPLIED);
      assertThat(harness.waitingCases()).isEqualTo(cases);
      harness.readBack();

      assertThat(harness.accepted()).isEqualTo(cases);
      assertThat(harness.facts()).hasSize(cases);
      assertThat(archive.questions().size()).isLessThan(cases / 100);
    }
  }

  @Test
  void isNotRetiredWhileItIsOpenThoughLongBreached() throws Exception {
    try (TimelineHarness harness =
        TimelineHarness.with(ONE_DAY, archive)
            .policy(FOUR_HOURS)
            .arrive(OPENED)
            .time(instant("10:00") + 1000 * DAY.toMillis())
            .arrive(at("12:00", RESOLVED))) {
      assertThat(harness.accepted()).isEqualTo(2);
      assertThat(archive.questions()).isEmpty();
    }
  }

  @Test
  void isNotRetiredWhileItsEventsStillArriveHoweverOldTheyAre() throws Exception {
    Retention live = new Retention(Duration.ofDays(400), TimeMode.LIVE);
    try (TimelineHarness harness = TimelineHarness.with(live, archive).policy(FOUR_HOURS)) {
      harness.time("2026-11-30T00:00:00Z");
      for (Events event :
          List.of(
              at("2023-01-01T10:00:00Z", CASE_OPENED),
              at("2023-01-02T10:00:00Z", RESOLVED),
              at("2023-01-12T10:00:00Z", CLOSED))) {
        harness.arriveAt("2026-11-30T00:00:01Z", event).time("2026-11-30T00:00:02Z");
      }

      assertThat(harness.accepted()).isEqualTo(3);
      assertThat(archive.questions()).isEmpty();
      harness.time("2028-01-04T00:00:00Z");
      assertThat(harness.timers()).isEqualTo(1);
      harness.time("2028-01-04T00:00:01Z");
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aPolicyThatRulesWhatItWentThroughIsAppliedToItAsToAnyCase() throws Exception {
    String sixHours =
        FOUR_HOURS
            .replace("four-hours", "six-hours")
            .replace("4h", "6h")
            .replace("2000-01-01T00:00:00Z", "2026-03-02T09:00:00Z");
    try (TimelineHarness harness = withRetiredCase()) {
      harness.policy(sixHours).readBack();

      SlaClockRow resolution = harness.facts().get(0).rows(Tables.SLA_CLOCKS).get(0);
      assertThat(resolution.status()).isEqualTo(ClockStatus.MET);
      assertThat(resolution.policyVersion()).isEqualTo("six-hours");
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aPolicyThatCannotTouchItReadsNothingBack() throws Exception {
    String later =
        FOUR_HOURS
            .replace("four-hours", "later")
            .replace("2000-01-01T00:00:00Z", "2026-03-02T15:00:00.001Z");
    try (TimelineHarness harness = withRetiredCase()) {
      harness.policy(later);

      assertThat(harness.waitingCases()).isZero();
      assertThat(archive.questions()).isEmpty();
    }
  }

  @Test
  void aReopenedOneRunsOn() throws Exception {
    try (TimelineHarness harness = withRetiredCase()) {
      harness.arrive(at(LONG_AFTER, REOPENED)).readBack();

      assertThat(harness.facts().get(0).rows(Tables.SLA_CLOCKS))
          .extracting(SlaClockRow::instance, SlaClockRow::status)
          .containsExactly(tuple(2, ClockStatus.RUNNING));
      assertThat(harness.time(LONG_AFTER + 5 * 3_600_000L).alerts())
          .extracting(SlaAlert::instance)
          .containsOnly(2);
    }
  }
}
