package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static io.escalations.schemas.fact.BreachCause.DUE;
import static io.escalations.schemas.fact.BreachCause.POLICY_CHANGE;
import static io.escalations.schemas.fact.ClockStatus.BREACHED;
import static io.escalations.schemas.fact.ClockStatus.MET;
import static io.escalations.schemas.fact.ClockStatus.PAUSED;
import static io.escalations.schemas.fact.ClockStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's worked examples and edges; the case opens at 10:00 with P3 unless said. */
class SlaClocksTest {
  private static final String NEVER = "2026-03-09T00:00:00Z";

  private static CaseTimeline fold(PolicyVersions policies, String now, Events... events) {
    List<TimelineEvent> all = Stream.of(events).map(Events::build).toList();
    return CaseTimeline.of(CASE, all, policies, instant(now));
  }

  private static SlaClockRow only(CaseTimeline timeline) {
    assertThat(timeline.clocks()).hasSize(1);
    return timeline.clocks().get(0);
  }

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P3);
  }

  @Nested
  class AtDue {
    private final PolicyVersions fourHours = Policies.of("resolution | * | 4h");

    @Test
    void isRunningUntilEventTimeReachesDue() {
      assertThat(only(fold(fourHours, "13:59:59.999", opened())).status()).isEqualTo(RUNNING);

      SlaClockRow breached = only(fold(fourHours, "14:00", opened()));
      assertThat(breached.status()).isEqualTo(BREACHED);
      assertThat(breached.breachedAt()).isEqualTo(instant("14:00"));
      assertThat(breached.cause()).isEqualTo(DUE);
      assertThat(breached.stoppedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"13:55,MET", "14:00,MET", "14:00:00.001,BREACHED"})
    void isMetIfTheStopIsAtOrBeforeDue(String stop, String status) {
      assertThat(only(fold(fourHours, NEVER, opened(), at(stop, RESOLVED))).status())
          .hasToString(status);
    }

    @Test
    void breachedClockGetsItsStop() {
      SlaClockRow clock = only(fold(fourHours, NEVER, opened(), at("14:05", RESOLVED)));

      assertThat(clock.stoppedAt()).isEqualTo(instant("14:05"));
      assertThat(clock.overdueMillis()).isEqualTo(5 * 60_000);
      assertThat(clock.elapsedMillis()).isEqualTo(245 * 60_000);
    }

    @Test
    void onlyAStopAtDueIsInTime() {
      assertThat(only(fold(fourHours, NEVER, opened(), at("14:00", CANCELLED))).status())
          .isEqualTo(BREACHED);
      assertThat(only(fold(fourHours, NEVER, opened(), at("14:00", WAITING_ON_CUSTOMER))).status())
          .isEqualTo(BREACHED);
      assertThat(only(fold(fourHours, NEVER, opened(), at("13:59:59.999", CANCELLED))).status())
          .isEqualTo(ClockStatus.CANCELLED);
    }

    @Test
    void eventsOfOneInstantAreJudgedOneAfterTheOther() {
      SlaClockRow clock =
          only(
              fold(
                  fourHours,
                  NEVER,
                  opened(),
                  at("14:00", ON_HOLD).sequence(1),
                  at("14:00", RESOLVED).sequence(2)));

      assertThat(clock.status()).isEqualTo(MET);
    }

    @Test
    void aStopKnownBeforeEventTimeReachesItIsJudgedByItsOwnInstant() {
      assertThat(only(fold(fourHours, "10:00", opened(), at("15:00", RESOLVED))).status())
          .isEqualTo(BREACHED);
    }

    @Test
    void anEventAfterDueDoesNotMakeItOverdueBeforeEventTimeGetsThere() {
      CaseTimeline early = fold(fourHours, "13:00", opened(), at("15:00", CASE_UPDATED));

      assertThat(only(early).status()).isEqualTo(RUNNING);
      assertThat(early.thresholds()).isEmpty();
      assertThat(early.nextTimer()).isEqualTo(instant("14:00"));
    }
  }

  @Nested
  class Pauses {
    private final PolicyVersions fourHours =
        Policies.of("resolution | * | 4h", "total_resolution | * | 4h");

    @Test
    void moveDueOfResolutionOnly() {
      CaseTimeline timeline =
          fold(
              fourHours,
              NEVER,
              opened(),
              at("11:00", WAITING_ON_CUSTOMER),
              at("12:00", RESUMED),
              at("14:30", RESOLVED));

      assertThat(timeline.clocks())
          .extracting(SlaClockRow::clock)
          .containsExactly("resolution", "total_resolution");
      assertThat(timeline.clocks()).extracting(SlaClockRow::status).containsExactly(MET, BREACHED);
      assertThat(timeline.clocks().get(0).dueAt()).isEqualTo(instant("15:00"));
      assertThat(timeline.clocks().get(0).pausedMillis()).isEqualTo(3_600_000);
    }

    @Test
    void leaveNoDueButWhatRemains() {
      SlaClockRow clock = fold(fourHours, NEVER, opened(), at("11:00", ON_HOLD)).clocks().get(0);

      assertThat(clock.status()).isEqualTo(PAUSED);
      assertThat(clock.dueAt()).isNull();
      assertThat(clock.remainingMillis()).isEqualTo(3 * 3_600_000);
      assertThat(clock.elapsedMillis()).isEqualTo(3_600_000);
    }

    @Test
    void oneReplacesTheOther() {
      CaseTimeline timeline =
          fold(
              fourHours,
              NEVER,
              opened(),
              at("11:00", ON_HOLD),
              at("11:30", WAITING_ON_CUSTOMER),
              at("12:00", CUSTOMER_REPLIED),
              at("13:00", RESOLVED));

      assertThat(timeline.caseRow().onHoldMillis()).isEqualTo(1_800_000);
      assertThat(timeline.caseRow().waitingMillis()).isEqualTo(1_800_000);
      assertThat(timeline.clocks().get(0).dueAt()).isEqualTo(instant("15:00"));
    }

    @Test
    void aCustomersReplyDoesNotEndAHold() {
      assertThat(
              fold(fourHours, NEVER, opened(), at("11:00", ON_HOLD), at("12:00", CUSTOMER_REPLIED))
                  .clocks()
                  .get(0)
                  .status())
          .isEqualTo(PAUSED);
    }

    @Test
    void anOpenPauseIsCountedUpToTheStop() {
      SlaClockRow clock =
          fold(fourHours, NEVER, opened(), at("11:00", ON_HOLD), at("20:00", RESOLVED))
              .clocks()
              .get(0);

      assertThat(clock.status()).isEqualTo(MET);
      assertThat(clock.dueAt()).isEqualTo(instant("23:00"));
      assertThat(clock.pausedMillis()).isEqualTo(9 * 3_600_000);
    }

    @Test
    void afterTheBreachTheyShortenTheOverdueTime() {
      SlaClockRow clock =
          fold(
                  fourHours,
                  NEVER,
                  opened(),
                  at("15:00", ON_HOLD),
                  at("16:00", RESUMED),
                  at("17:00", RESOLVED))
              .clocks()
              .get(0);

      assertThat(clock.overdueMillis()).isEqualTo(2 * 3_600_000);
    }

    @Test
    void begunBeforeTheOpeningHoldTheClockFromItsStart() {
      SlaClockRow clock =
          fold(
                  fourHours,
                  NEVER,
                  at("09:00", ON_HOLD),
                  opened(),
                  at("12:00", RESUMED),
                  at("13:00", RESOLVED))
              .clocks()
              .get(0);

      assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
    }
  }

  @Nested
  class ChangeOfTarget {
    @ParameterizedTest
    @CsvSource({"carry,14:00", "reset,17:00"})
    void toFourHoursAtOne(String how, String due) {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h | on_change: " + how, "resolution | P1 | 4h");

      assertThat(
              only(fold(policies, "13:30", opened(), at("13:00", CASE_UPDATED).priority(P1)))
                  .dueAt())
          .isEqualTo(instant(due));
    }

    @Test
    void keepChangesNothing() {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h | on_change: keep", "resolution | P1 | 4h");
      SlaClockRow clock =
          only(fold(policies, "13:30", opened(), at("13:00", CASE_UPDATED).priority(P1)));

      assertThat(clock.dueAt()).isEqualTo(instant("2026-03-03T10:00:00Z"));
      assertThat(clock.priority()).isEqualTo(P3);
    }

    @Test
    void carryCountsThePauseBefore() {
      PolicyVersions policies = Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  "13:30",
                  opened(),
                  at("10:30", WAITING_ON_CUSTOMER),
                  at("12:30", RESUMED),
                  at("13:00", CASE_UPDATED).priority(P1)));

      assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
    }

    @Test
    void toATargetAlreadyMissedBreachesAtTheChange() {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h | warn_at: [50, 75]");
      CaseTimeline timeline =
          fold(policies, "15:30", opened(), at("15:00", CASE_UPDATED).priority(P1).department("B"));
      SlaClockRow clock = only(timeline);

      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("15:00"));
      assertThat(clock.cause()).isEqualTo(POLICY_CHANGE);
      assertThat(clock.breachDepartment()).isEqualTo("B");
      assertThat(timeline.thresholds()).extracting(Threshold::percent).containsExactly(100);
    }

    @Test
    void breachesEvenWhilePaused() {
      PolicyVersions policies = Policies.of("resolution | P3 | 24h", "resolution | P1 | 1h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  "16:00",
                  opened(),
                  at("12:00", ON_HOLD),
                  at("15:00", CASE_UPDATED).priority(P1)));

      assertThat(clock.dueAt()).isEqualTo(instant("11:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("15:00"));
    }

    @Test
    void atExactlyDueComesTooLate() {
      PolicyVersions policies = Policies.of("resolution | P1 | 4h", "resolution | P3 | 24h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  NEVER,
                  at("10:00", CASE_OPENED).priority(P1),
                  at("14:00", CASE_UPDATED).priority(P3)));

      assertThat(clock.breachedAt()).isEqualTo(instant("14:00"));
      assertThat(clock.priority()).isEqualTo(P1);
    }

    @Test
    void aBreachedClockNeverGetsANewTarget() {
      PolicyVersions policies = Policies.of("resolution | P1 | 4h", "resolution | P3 | 24h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  NEVER,
                  at("10:00", CASE_OPENED).priority(P1),
                  at("15:00", CASE_UPDATED).priority(P3)));

      assertThat(clock.targetMillis()).isEqualTo(4 * 3_600_000);
    }

    @Test
    void toNoRuleCancelsUntilOneMatchesAgain() {
      PolicyVersions policies = Policies.of("resolution | P1 | 4h");
      Events raised = at("10:00", CASE_OPENED).priority(P1);
      SlaClockRow cancelled =
          only(fold(policies, NEVER, raised, at("11:00", CASE_UPDATED).priority(P4)));
      SlaClockRow back =
          only(
              fold(
                  policies,
                  "13:00",
                  raised,
                  at("11:00", CASE_UPDATED).priority(P4),
                  at("12:00", CASE_UPDATED).priority(P1)));

      assertThat(cancelled.status()).isEqualTo(ClockStatus.CANCELLED);
      assertThat(cancelled.stoppedAt()).isEqualTo(instant("11:00"));
      assertThat(back.status()).isEqualTo(RUNNING);
      assertThat(back.stoppedAt()).isNull();
      assertThat(back.dueAt()).isEqualTo(instant("14:00"));
    }

    @ParameterizedTest
    @CsvSource({"carry,14:00", "keep,14:00", "reset,16:00"})
    void lateAttach(String how, String due) {
      PolicyVersions policies = Policies.of("resolution | P1 | 4h | on_change: " + how);
      SlaClockRow clock =
          only(fold(policies, "12:30", opened(), at("12:00", CASE_UPDATED).priority(P1)));

      assertThat(clock.startedAt()).isEqualTo(instant("10:00"));
      assertThat(clock.dueAt()).isEqualTo(instant(due));
    }

    @Test
    void backAgainCountsSinceTheLastTargetThatRanInFull() {
      PolicyVersions policies =
          Policies.of(
              "resolution | P3 | 24h | on_change: reset",
              "resolution | P1 | 4h",
              "resolution | P2 | 6h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  "13:30",
                  opened(),
                  at("11:00", CASE_UPDATED).priority(P1),
                  at("12:00", CASE_UPDATED).priority(P4),
                  at("13:00", CASE_UPDATED).priority(P2)));

      assertThat(clock.dueAt()).isEqualTo(instant("17:00"));
    }

    @Test
    void aReopenedCaseMayFindAnotherRule() {
      PolicyVersions policies = Policies.of("resolution | P3 | 4h", "resolution | P1 | 3h");
      SlaClockRow clock =
          only(
              fold(
                  policies,
                  "18:30",
                  opened(),
                  at("12:00", RESOLVED),
                  at("13:00", CASE_UPDATED).priority(P1),
                  at("18:00", REOPENED)));

      assertThat(clock.priority()).isEqualTo(P1);
      assertThat(clock.dueAt()).isEqualTo(instant("19:00"));
    }

    @Test
    void aCaseNoRuleMatchesHasNoClock() {
      assertThat(fold(Policies.of("resolution | P1 | 4h"), NEVER, opened()).clocks()).isEmpty();
    }
  }

  @Nested
  class Reopen {
    private SlaClockRow reopened(String how, String stop, String now) {
      List<SlaClockRow> clocks =
          fold(
                  Policies.of("resolution | * | 4h | on_reopen: " + how),
                  now,
                  opened(),
                  at(stop, RESOLVED),
                  at("18:00", REOPENED))
              .clocks();
      return clocks.get(clocks.size() - 1);
    }

    @Test
    void resumesWithWhatWasLeft() {
      assertThat(reopened("resume", "12:00", "18:30").dueAt()).isEqualTo(instant("20:00"));
      assertThat(reopened("resume", "12:00", "18:30").instance()).isEqualTo(1);
    }

    @Test
    void startsANewCycleWithTheFullTarget() {
      assertThat(reopened("new_cycle", "12:00", "18:30").dueAt()).isEqualTo(instant("22:00"));
      assertThat(reopened("new_cycle", "12:00", "18:30").instance()).isEqualTo(2);
    }

    @Test
    void staysFrozen() {
      assertThat(reopened("frozen", "12:00", NEVER).status()).isEqualTo(MET);
    }

    @Test
    void withNothingLeftIsDueAtOnce() {
      SlaClockRow clock = reopened("resume", "14:00", "18:30");

      assertThat(clock.dueAt()).isEqualTo(instant("18:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("18:00"));
    }

    @Test
    void aBreachedClockStaysAndANewCycleStarts() {
      SlaClockRow clock = reopened("resume", "15:00", "18:30");

      assertThat(clock.instance()).isEqualTo(2);
      assertThat(clock.dueAt()).isEqualTo(instant("22:00"));
    }

    @Test
    void theTimeResolvedCountsNothing() {
      SlaClockRow clock =
          only(
              fold(
                  Policies.of("resolution | * | 4h"),
                  NEVER,
                  opened(),
                  at("12:00", RESOLVED),
                  at("18:00", REOPENED),
                  at("19:00", CLOSED)));

      assertThat(clock.elapsedMillis()).isEqualTo(3 * 3_600_000);
      assertThat(clock.wallMillis()).isEqualTo(3 * 3_600_000);
    }

    @Test
    void onAnOpenCaseOnlyEndsAPause() {
      CaseTimeline timeline =
          fold(
              Policies.of("resolution | * | 4h"),
              "12:00",
              opened(),
              at("10:30", ON_HOLD),
              at("11:00", REOPENED));

      assertThat(only(timeline).dueAt()).isEqualTo(instant("14:30"));
      assertThat(timeline.caseRow().reopenCount()).isZero();
    }

    @Test
    void firstResponseStaysStopped() {
      assertThat(
              only(fold(
                      Policies.of("first_response | * | 4h"),
                      NEVER,
                      opened(),
                      at("12:00", RESOLVED),
                      at("18:00", REOPENED)))
                  .status())
          .isEqualTo(MET);
    }
  }

  @Nested
  class PromisedDeadline {
    private final PolicyVersions promised = Policies.of("resolution | * | due_at");
    private final Events promisedAtOpening = opened().dueAt(instant("14:00"));

    @Test
    void isNotMovedByPauses() {
      SlaClockRow clock = only(fold(promised, "13:00", promisedAtOpening, at("11:00", ON_HOLD)));

      assertThat(clock.status()).isEqualTo(RUNNING);
      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(clock.targetMillis()).isEqualTo(4 * 3_600_000);
    }

    @Test
    void matchesOnlyACaseThatCarriesOne() {
      assertThat(fold(promised, NEVER, opened()).clocks()).isEmpty();
    }

    @Test
    void isReplacedByANewOne() {
      assertThat(
              only(fold(
                      promised,
                      "12:00",
                      promisedAtOpening,
                      at("11:00", CASE_UPDATED).dueAt(instant("16:00"))))
                  .dueAt())
          .isEqualTo(instant("16:00"));
    }

    @Test
    void isKeptIfTheRuleSaysSo() {
      PolicyVersions kept = Policies.of("resolution | * | due_at | on_change: keep");

      assertThat(
              only(fold(
                      kept,
                      "12:00",
                      promisedAtOpening,
                      at("11:00", CASE_UPDATED).dueAt(instant("16:00"))))
                  .dueAt())
          .isEqualTo(instant("14:00"));
    }

    @Test
    void replacedByOneAlreadyPastBreachesAtTheChange() {
      SlaClockRow clock =
          only(
              fold(
                  promised,
                  NEVER,
                  promisedAtOpening,
                  at("12:00", CASE_UPDATED).dueAt(instant("11:00"))));

      assertThat(clock.dueAt()).isEqualTo(instant("11:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("12:00"));
    }

    @Test
    void beforeTheStartIsBreachedAtTheStart() {
      SlaClockRow clock =
          only(fold(promised, NEVER, opened().dueAt(instant("09:00")), at("10:30", RESOLVED)));

      assertThat(clock.status()).isEqualTo(BREACHED);
      assertThat(clock.dueAt()).isEqualTo(instant("09:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("10:00"));
    }

    @Test
    void thatPassedWhileResolvedIsDueAtTheReopen() {
      SlaClockRow clock =
          only(
              fold(
                  promised,
                  NEVER,
                  promisedAtOpening,
                  at("12:00", RESOLVED),
                  at("18:00", REOPENED)));

      assertThat(clock.breachedAt()).isEqualTo(instant("18:00"));
    }
  }

  @Nested
  class Levels {
    private final PolicyVersions warned = Policies.of("resolution | * | 4h | warn_at: [50, 75]");

    @Test
    void fireWhenCountedTimeReachesThem() {
      assertThat(fold(warned, "11:59:59.999", opened()).thresholds()).isEmpty();
      assertThat(fold(warned, "12:00", opened()).thresholds())
          .extracting(Threshold::percent)
          .containsExactly(50);
      assertThat(fold(warned, "14:00", opened()).thresholds())
          .extracting(Threshold::percent)
          .containsExactly(50, 75, 100);
    }

    @Test
    void areMovedByPausesAndNotFiredByAStopInTime() {
      CaseTimeline timeline =
          fold(
              warned,
              NEVER,
              opened(),
              at("11:00", ON_HOLD),
              at("12:00", RESUMED),
              at("13:00", RESOLVED));

      assertThat(timeline.thresholds()).isEmpty();
    }

    @Test
    void sayTheDueThatWasThenBelieved() {
      CaseTimeline timeline = fold(warned, "12:45", opened(), at("12:30", ON_HOLD));

      assertThat(timeline.thresholds())
          .extracting(Threshold::dueAt)
          .containsExactly(instant("14:00"));
    }

    @Test
    void jumpedOverByAChangeOnlyTheHighestFires() {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h | warn_at: [50, 75, 90]");
      CaseTimeline timeline =
          fold(policies, "13:30", opened(), at("13:10", CASE_UPDATED).priority(P1));

      assertThat(timeline.thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(75, instant("13:10")));
    }

    @Test
    void fireOnceWhateverFollows() {
      CaseTimeline timeline =
          fold(warned, "18:20", opened(), at("12:30", RESOLVED), at("18:00", REOPENED));

      assertThat(timeline.thresholds()).extracting(Threshold::percent).containsExactly(50);
      assertThat(timeline.nextTimer()).isEqualTo(instant("18:30"));
    }

    @Test
    void reachedAtTheVeryStopIsSaidOnlyOnceTheCaseIsReopened() {
      assertThat(fold(warned, "17:00", opened(), at("12:00", RESOLVED)).thresholds()).isEmpty();

      CaseTimeline reopened =
          fold(warned, "18:00", opened(), at("12:00", RESOLVED), at("18:00", REOPENED));
      assertThat(reopened.thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(50, instant("18:00")));
    }

    @Test
    void reachedWhenThePauseOrTheCancellationComesIsSaid() {
      assertThat(fold(warned, NEVER, opened(), at("12:00", ON_HOLD)).thresholds())
          .extracting(Threshold::percent)
          .containsExactly(50);
      assertThat(fold(warned, NEVER, opened(), at("12:00", CANCELLED)).thresholds())
          .extracting(Threshold::percent)
          .containsExactly(50);
    }

    @Test
    void ofAPromisedDeadlineAreNotMovedByPauses() {
      PolicyVersions promised = Policies.of("resolution | * | due_at | warn_at: [50]");
      CaseTimeline timeline =
          fold(promised, "13:00", opened().dueAt(instant("14:00")), at("10:30", ON_HOLD));

      assertThat(timeline.thresholds())
          .extracting(Threshold::at, Threshold::dueAt)
          .containsExactly(tuple(instant("12:00"), instant("14:00")));
    }

    @Test
    void ofAPromisedDeadlineThatPassWhileTheCaseIsResolvedAreSaidAtTheReopenTheHighestOnly() {
      PolicyVersions promised = Policies.of("resolution | * | due_at | warn_at: [25, 50, 75]");
      CaseTimeline timeline =
          fold(
              promised,
              "13:30",
              opened().dueAt(instant("14:00")),
              at("10:30", RESOLVED),
              at("12:30", REOPENED));

      assertThat(timeline.thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(50, instant("12:30")), tuple(75, instant("13:00")));
    }

    @Test
    void ofAPromisedDeadlineThatItselfPassedWhileTheCaseWasResolvedAreNotSaid() {
      PolicyVersions promised = Policies.of("resolution | * | due_at | warn_at: [50, 75]");
      CaseTimeline timeline =
          fold(
              promised,
              "19:00",
              opened().dueAt(instant("14:00")),
              at("10:30", RESOLVED),
              at("18:00", REOPENED));

      assertThat(timeline.thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(100, instant("18:00")));
    }
  }

  @Nested
  class Versions {
    private final PolicyVersions both =
        PolicyVersions.of(
            List.of(
                Policies.policy("v1", "2000-01-01T00:00:00Z", false, "resolution | * | 4h"),
                Policies.policy("v2", "2026-03-02T11:00:00Z", false, "resolution | * | 2h")));

    @Test
    void anInstanceKeepsTheOneInForceAtItsStart() {
      SlaClockRow clock = only(fold(both, "11:30", opened()));

      assertThat(clock.policyVersion()).isEqualTo("v1");
      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(only(fold(both, "11:30", at("11:00", CASE_OPENED))).policyVersion())
          .isEqualTo("v2");
    }

    @Test
    void beforeTheFirstThereAreNoClocks() {
      PolicyVersions later =
          PolicyVersions.of(
              List.of(Policies.policy("v1", "2026-03-02T11:00:00Z", false, "resolution | * | 4h")));

      assertThat(fold(later, NEVER, opened()).clocks()).isEmpty();
    }

    @Test
    void aMigratingOneMovesRunningInstancesAtItsInstant() {
      PolicyVersions migrating =
          PolicyVersions.of(
              List.of(
                  Policies.policy(
                      "v1", "2000-01-01T00:00:00Z", false, "resolution | * | 4h | on_change: keep"),
                  Policies.policy("v2", "2026-03-02T11:00:00Z", true, "resolution | * | 2h")));

      CaseTimeline before = fold(migrating, "10:59:59.999", opened());
      assertThat(only(before).dueAt()).isEqualTo(instant("14:00"));
      assertThat(before.nextTimer()).isEqualTo(instant("11:00"));
      SlaClockRow after = only(fold(migrating, "11:00", opened()));
      assertThat(after.policyVersion()).isEqualTo("v2");
      assertThat(after.dueAt()).isEqualTo(instant("12:00"));
    }

    private PolicyVersions from(String effectiveFrom, boolean migrate, String... rules) {
      return PolicyVersions.of(
          List.of(
              Policies.policy(
                  "v1",
                  "2000-01-01T00:00:00Z",
                  false,
                  "resolution | P3 | 4h",
                  "resolution | P1 | 8h"),
              Policies.policy("v2", effectiveFrom, migrate, rules)));
    }

    @Test
    void aMigratingOneReachesInstancesBegunBeforeTheFirst() {
      PolicyVersions first =
          PolicyVersions.of(
              List.of(Policies.policy("v1", "2026-03-02T11:00:00Z", true, "resolution | * | 4h")));

      assertThat(fold(first, "10:59", opened()).clocks()).isEmpty();
      assertThat(only(fold(first, "11:00", opened())).dueAt()).isEqualTo(instant("14:00"));
    }

    @Test
    void aMigratingOneCancelsInstancesItHasNoRuleFor() {
      PolicyVersions policies = from("2026-03-02T11:00:00Z", true, "resolution | P4 | 4h");
      SlaClockRow clock = only(fold(policies, "12:00", opened()));

      assertThat(clock.status()).isEqualTo(ClockStatus.CANCELLED);
      assertThat(clock.stoppedAt()).isEqualTo(instant("11:00"));
      assertThat(clock.policyVersion()).isEqualTo("v2");
    }

    @Test
    void aMigratingOneComesBeforeTheEventsOfItsInstant() {
      PolicyVersions policies = from("2026-03-02T11:00:00Z", true, "resolution | * | 30m");

      SlaClockRow clock = only(fold(policies, NEVER, opened(), at("11:00", RESOLVED)));
      assertThat(clock.status()).isEqualTo(BREACHED);
      assertThat(clock.cause()).isEqualTo(POLICY_CHANGE);
      assertThat(clock.dueAt()).isEqualTo(instant("10:30"));
    }

    @Test
    void aMigratingOneAtDueComesTooLate() {
      PolicyVersions policies = from("2026-03-02T14:00:00Z", true, "resolution | * | 24h");

      assertThat(only(fold(policies, NEVER, opened())).policyVersion()).isEqualTo("v1");
      assertThat(only(fold(policies, NEVER, opened())).breachedAt()).isEqualTo(instant("14:00"));
    }

    @Test
    void aMigratingOneDoesNotReachWhatIsStoppedOrBreached() {
      PolicyVersions policies = from("2026-03-02T15:00:00Z", true, "resolution | * | 24h");

      assertThat(only(fold(policies, NEVER, opened(), at("12:00", RESOLVED))).policyVersion())
          .isEqualTo("v1");
      assertThat(only(fold(policies, NEVER, opened())).policyVersion()).isEqualTo("v1");
    }

    @Test
    void aNewCycleStartsUnderTheOneInForceAtTheReopen() {
      PolicyVersions policies =
          PolicyVersions.of(
              List.of(
                  Policies.policy(
                      "v1",
                      "2000-01-01T00:00:00Z",
                      false,
                      "resolution | * | 4h | on_reopen: new_cycle"),
                  Policies.policy("v2", "2026-03-02T13:00:00Z", false, "resolution | * | 1h")));
      List<SlaClockRow> clocks =
          fold(policies, "18:30", opened(), at("12:00", RESOLVED), at("18:00", REOPENED)).clocks();

      assertThat(clocks).extracting(SlaClockRow::policyVersion).containsExactly("v1", "v2");
      assertThat(clocks.get(1).dueAt()).isEqualTo(instant("19:00"));
    }

    @Test
    void aResumedInstanceKeepsItsOwn() {
      PolicyVersions policies = from("2026-03-02T13:00:00Z", true, "resolution | * | 1h");

      assertThat(
              only(fold(policies, "18:30", opened(), at("12:00", RESOLVED), at("18:00", REOPENED)))
                  .dueAt())
          .isEqualTo(instant("20:00"));
    }

    @Test
    void ofTwoOfOneInstantTheGreaterNameRulesAndTheOtherNeverDid() {
      PolicyVersions policies =
          PolicyVersions.of(
              List.of(
                  Policies.policy("v1", "2000-01-01T00:00:00Z", false, "resolution | * | 4h"),
                  Policies.policy("v2", "2026-03-02T11:00:00Z", true, "resolution | * | 30m"),
                  Policies.policy("v3", "2026-03-02T11:00:00Z", false, "resolution | * | 2h")));

      assertThat(only(fold(policies, "11:30", opened())).policyVersion()).isEqualTo("v1");
      assertThat(only(fold(policies, "11:30", at("11:00", CASE_OPENED))).policyVersion())
          .isEqualTo("v3");
    }

    @Test
    void twoOfOneSecondRuleOneAfterTheOther() {
      PolicyVersions policies =
          PolicyVersions.of(
              List.of(
                  Policies.policy("v1", "2000-01-01T00:00:00Z", false, "resolution | * | 4h"),
                  Policies.policy("v2", "2026-03-02T11:00:00.100Z", true, "resolution | * | 3h"),
                  Policies.policy("v3", "2026-03-02T11:00:00.200Z", true, "resolution | * | 2h")));

      assertThat(only(fold(policies, "11:00:00.150", opened())).dueAt())
          .isEqualTo(instant("13:00"));
      assertThat(only(fold(policies, "11:00:00.200", opened())).dueAt())
          .isEqualTo(instant("12:00"));
    }
  }
}
