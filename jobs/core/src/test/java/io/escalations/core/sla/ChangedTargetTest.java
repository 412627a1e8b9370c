package io.escalations.core.sla;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.core.testing.Folds.fold;
import static io.escalations.core.testing.Folds.only;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a change of target meets pauses, levels, other events of its instant and other versions; P3
 * from 10:00.
 */
class ChangedTargetTest {
  private static final String NEVER = "2026-03-09T00:00:00Z";
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private final PolicyVersions dayThenFourHours =
      Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h");

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P3);
  }

  private static Events raised(String clock) {
    return at(clock, CASE_UPDATED).priority(P1);
  }

  @Nested
  class AtTheInstantOfTheChange {
    @Test
    void aNewDueAtTheVeryChangeIsReachedByTimeAndNotByTheChange() {
      SlaClockRow clock = only(dayThenFourHours, NEVER, opened(), raised("14:00"));

      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("14:00"));
      assertThat(clock.cause()).isEqualTo(BreachCause.DUE);
    }

    @Test
    void aNewDueAtTheVeryChangeIsMetByAStopOfThatInstant() {
      assertThat(
              only(
                      dayThenFourHours,
                      NEVER,
                      opened(),
                      raised("14:00").sequence(1),
                      at("14:00", RESOLVED).sequence(2))
                  .status())
          .isEqualTo(ClockStatus.MET);
    }

    @ParameterizedTest
    @CsvSource({"1,2,BREACHED", "2,1,MET"})
    void aStopSavesOnlyIfItComesBeforeTheChangeThatBreaches(
        long change, long stop, ClockStatus status) {
      SlaClockRow clock =
          only(
              dayThenFourHours,
              NEVER,
              opened(),
              raised("15:00").sequence(change),
              at("15:00", RESOLVED).sequence(stop));

      assertThat(clock.status()).isEqualTo(status);
      assertThat(clock.stoppedAt()).isEqualTo(instant("15:00"));
    }

    @Test
    void aLevelReachedThereIsSaid() {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h | warn_at: [50]", "resolution | P1 | 72h");

      assertThat(fold(policies, NEVER, opened(), raised("22:00")).thresholds())
          .extracting(Threshold::percent, Threshold::at, Threshold::targetMillis)
          .startsWith(tuple(50, instant("22:00"), 24 * HOUR));
    }

    @Test
    void anEventPausesBeforeItChangesTheTarget() {
      SlaClockRow clock =
          only(dayThenFourHours, NEVER, opened(), at("12:00", ON_HOLD).priority(P1));

      assertThat(clock.status()).isEqualTo(ClockStatus.PAUSED);
      assertThat(clock.remainingMillis()).isEqualTo(2 * HOUR);
    }

    @Test
    void anEventEndsThePauseBeforeItChangesTheTarget() {
      SlaClockRow clock =
          only(
              dayThenFourHours,
              "14:30",
              opened(),
              at("12:00", ON_HOLD),
              at("14:00", RESUMED).priority(P1));

      assertThat(clock.status()).isEqualTo(ClockStatus.RUNNING);
      assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
    }
  }

  @Nested
  class Reset {
    private final PolicyVersions reset =
        Policies.of("resolution | P3 | 24h | on_change: reset", "resolution | P1 | 4h");

    @Test
    void elapsedPausedAndWallCountFromTheChangeAndTheStartStays() {
      SlaClockRow clock =
          only(
              reset,
              NEVER,
              opened(),
              at("10:30", WAITING_ON_CUSTOMER),
              at("11:00", RESUMED),
              raised("13:00"),
              at("14:00", ON_HOLD),
              at("15:00", RESUMED),
              at("16:00", RESOLVED));

      assertThat(clock.startedAt()).isEqualTo(instant("10:00"));
      assertThat(clock.dueAt()).isEqualTo(instant("18:00"));
      assertThat(clock.elapsedMillis()).isEqualTo(2 * HOUR);
      assertThat(clock.pausedMillis()).isEqualTo(HOUR);
      assertThat(clock.wallMillis()).isEqualTo(3 * HOUR);
    }

    @Test
    void whilePausedLeavesTheFullTargetToTheEndOfThePause() {
      SlaClockRow paused = only(reset, "14:00", opened(), at("12:00", ON_HOLD), raised("13:00"));
      SlaClockRow resumed =
          only(
              reset,
              "15:30",
              opened(),
              at("12:00", ON_HOLD),
              raised("13:00"),
              at("15:00", RESUMED));

      assertThat(paused.remainingMillis()).isEqualTo(4 * HOUR);
      assertThat(paused.elapsedMillis()).isZero();
      assertThat(resumed.dueAt()).isEqualTo(instant("19:00"));
    }
  }

  @Nested
  class WithoutARule {
    @Test
    void keepKeepsTheTarget() {
      SlaClockRow clock =
          only(
              Policies.of("resolution | P3 | 24h | on_change: keep"),
              "13:00",
              opened(),
              raised("12:00"));

      assertThat(clock.status()).isEqualTo(ClockStatus.RUNNING);
      assertThat(clock.dueAt()).isEqualTo(instant("2026-03-03T10:00:00Z"));
    }

    @Test
    void aPausedClockIsCancelledWithTheDueItHadThen() {
      SlaClockRow clock =
          only(
              Policies.of("resolution | P3 | 4h"),
              NEVER,
              opened(),
              at("11:00", ON_HOLD),
              raised("12:00"));

      assertThat(clock.status()).isEqualTo(ClockStatus.CANCELLED);
      assertThat(clock.stoppedAt()).isEqualTo(instant("12:00"));
      assertThat(clock.dueAt()).isEqualTo(instant("15:00"));
      assertThat(clock.elapsedMillis()).isEqualTo(HOUR);
      assertThat(clock.pausedMillis()).isEqualTo(HOUR);
    }

    @Test
    void aCancelledClockDoesNotMoveToItsStop() {
      SlaClockRow clock =
          only(
              Policies.of("resolution | P3 | 4h"),
              NEVER,
              opened(),
              raised("12:00"),
              at("13:00", RESOLVED));

      assertThat(clock.status()).isEqualTo(ClockStatus.CANCELLED);
      assertThat(clock.stoppedAt()).isEqualTo(instant("12:00"));
    }

    @Test
    void aTargetThatAttachesLateCountsEarlierPauses() {
      PolicyVersions late = Policies.of("resolution | P1 | 4h");

      assertThat(
              only(
                      late,
                      "12:30",
                      opened(),
                      at("10:30", ON_HOLD),
                      at("11:30", RESUMED),
                      raised("12:00"))
                  .dueAt())
          .isEqualTo(instant("15:00"));
      assertThat(
              only(late, "12:30", opened(), at("11:00", ON_HOLD), raised("12:00"))
                  .remainingMillis())
          .isEqualTo(3 * HOUR);
    }

    @Test
    void aTargetThatAttachesTooLateBreachesThere() {
      SlaClockRow clock =
          only(Policies.of("resolution | P1 | 4h"), NEVER, opened(), raised("15:00"));

      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(clock.breachedAt()).isEqualTo(instant("15:00"));
      assertThat(clock.cause()).isEqualTo(BreachCause.POLICY_CHANGE);
    }
  }

  @Nested
  class Levels {
    @ParameterizedTest
    @CsvSource({"carry", "reset"})
    void saidUnderOneTargetAreNotSaidUnderTheNext(String how) {
      PolicyVersions policies =
          Policies.of(
              "resolution | P3 | 4h | warn_at: [50] | on_change: " + how,
              "resolution | P1 | 12h | warn_at: [50]");

      assertThat(fold(policies, "23:00", opened(), raised("13:00")).thresholds())
          .filteredOn(level -> level.percent() == 50)
          .extracting(Threshold::at)
          .containsExactly(instant("12:00"));
    }

    @Test
    void jumpedOverCountAsSaid() {
      PolicyVersions policies =
          Policies.of(
              "resolution | P3 | 24h",
              "resolution | P1 | 4h | warn_at: [50, 75]",
              "resolution | P2 | 10h | warn_at: [50, 75]");
      Events calmed = at("13:30", CASE_UPDATED).priority(P2);

      assertThat(fold(policies, "18:00", opened(), raised("13:10"), calmed).thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(75, instant("13:10")));
    }

    @Test
    void jumpedOverWhileThePauseLastsAreSaidWithoutADue() {
      PolicyVersions policies =
          Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h | warn_at: [50, 75]");

      assertThat(
              fold(policies, NEVER, opened(), at("13:10", ON_HOLD), raised("15:00")).thresholds())
          .extracting(Threshold::percent, Threshold::at, Threshold::dueAt, Threshold::status)
          .containsExactly(tuple(75, instant("15:00"), null, ClockStatus.PAUSED));
    }

    @Test
    void areReachedToTheMillisecondAndNeverBefore() {
      PolicyVersions policies = Policies.of("resolution | * | PT0.007S | warn_at: [50]");

      assertThat(fold(policies, NEVER, at("10:00:00.001", CASE_OPENED)).thresholds())
          .extracting(Threshold::percent, Threshold::at)
          .containsExactly(tuple(50, instant("10:00:00.005")), tuple(100, instant("10:00:00.008")));
    }
  }

  @Nested
  class Versions {
    private PolicyVersions moving(String before, String after) {
      return PolicyVersions.of(
          List.of(
              Policies.policy("v1", "2000-01-01T00:00:00Z", false, before),
              Policies.policy("v2", "2026-03-02T11:00:00Z", true, after)));
    }

    @Test
    void theRuleInForceSaysHowAMigrationChangesTheTarget() {
      assertThat(
              only(moving("resolution | * | 4h", "resolution | * | 2h"), "11:30", opened()).dueAt())
          .isEqualTo(instant("12:00"));
      assertThat(
              only(
                      moving("resolution | * | 4h | on_change: reset", "resolution | * | 2h"),
                      "11:30",
                      opened())
                  .dueAt())
          .isEqualTo(instant("13:00"));
    }

    @Test
    void aMigrationCancelsAlsoWhatWouldBeKept() {
      SlaClockRow clock =
          only(
              moving("resolution | * | 4h | on_change: keep", "resolution | P1 | 2h"),
              "11:30",
              opened());

      assertThat(clock.status()).isEqualTo(ClockStatus.CANCELLED);
      assertThat(clock.stoppedAt()).isEqualTo(instant("11:00"));
    }

    @Test
    void aMigrationBreachesAPausedClockAtItsInstant() {
      SlaClockRow clock =
          only(
              moving("resolution | * | 4h", "resolution | * | 15m"),
              "12:00",
              opened(),
              at("10:30", ON_HOLD));

      assertThat(clock.dueAt()).isEqualTo(instant("10:15"));
      assertThat(clock.breachedAt()).isEqualTo(instant("11:00"));
      assertThat(clock.cause()).isEqualTo(BreachCause.POLICY_CHANGE);
    }

    @Test
    void aMigrationSaysTheHighestLevelItJumps() {
      assertThat(
              fold(
                      moving("resolution | * | 4h", "resolution | * | 70m | warn_at: [50, 75, 90]"),
                      "11:05",
                      opened())
                  .thresholds())
          .extracting(Threshold::percent, Threshold::at, Threshold::policyVersion)
          .containsExactly(tuple(75, instant("11:00"), "v2"), tuple(90, instant("11:03"), "v2"));
    }

    @ParameterizedTest
    @CsvSource({"carry,14:00", "keep,14:00", "reset,15:00"})
    void aMigrationReachesWhatBeganBeforeTheFirstVersionAsALateRule(String how, String due) {
      PolicyVersions first =
          PolicyVersions.of(
              List.of(
                  Policies.policy(
                      "v1",
                      "2026-03-02T11:00:00Z",
                      true,
                      "resolution | * | 4h | on_change: " + how)));

      assertThat(only(first, "11:30", opened()).dueAt()).isEqualTo(instant(due));
    }

    @Test
    void whatBeganBeforeTheFirstVersionHasNoClockWhateverFollows() {
      PolicyVersions first =
          PolicyVersions.of(
              List.of(Policies.policy("v1", "2026-03-02T11:00:00Z", false, "resolution | * | 4h")));

      assertThat(fold(first, NEVER, opened(), raised("12:00")).clocks()).isEmpty();
    }

    @Test
    void aTargetThatAttachesLateIsThatOfTheVersionOfTheStart() {
      PolicyVersions policies =
          PolicyVersions.of(
              List.of(
                  Policies.policy("v1", "2000-01-01T00:00:00Z", false, "resolution | P1 | 4h"),
                  Policies.policy("v2", "2026-03-02T11:00:00Z", false, "resolution | * | 2h")));

      assertThat(fold(policies, "11:30", opened()).clocks()).isEmpty();
      SlaClockRow clock = only(policies, "12:30", opened(), raised("12:00"));
      assertThat(clock.policyVersion()).isEqualTo("v1");
      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
    }
  }

  @Nested
  class PromisedDeadline {
    private final PolicyVersions promisedOrDay =
        Policies.of("resolution | * | due_at", "resolution | P3 | 24h");

    @Test
    void aCaseWithoutOneFindsTheNextRule() {
      assertThat(only(promisedOrDay, "11:00", opened()).targetMillis()).isEqualTo(24 * HOUR);
    }

    @Test
    void promisedLaterIsAnotherRule() {
      SlaClockRow clock =
          only(
              promisedOrDay,
              "13:00",
              opened(),
              at("11:00", ON_HOLD),
              at("12:00", CASE_UPDATED).dueAt(instant("16:00")));

      assertThat(clock.status()).isEqualTo(ClockStatus.RUNNING);
      assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
      assertThat(clock.targetMillis()).isEqualTo(6 * HOUR);
    }

    @ParameterizedTest
    @CsvSource({"carry", "reset"})
    void aNewOneReplacesItAndTheTimeSinceTheStartStillCounts(String how) {
      PolicyVersions promised = Policies.of("resolution | * | due_at | on_change: " + how);
      SlaClockRow clock =
          only(
              promised,
              NEVER,
              opened().dueAt(instant("14:00")),
              at("10:30", ON_HOLD),
              at("11:00", CASE_UPDATED).dueAt(instant("16:00")),
              at("11:30", RESUMED),
              at("12:00", RESOLVED));

      assertThat(clock.status()).isEqualTo(ClockStatus.MET);
      assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
      assertThat(clock.targetMillis()).isEqualTo(6 * HOUR);
      assertThat(clock.elapsedMillis()).isEqualTo(HOUR);
      assertThat(clock.pausedMillis()).isEqualTo(HOUR);
      assertThat(clock.wallMillis()).isEqualTo(2 * HOUR);
    }

    @Test
    void levelsArePercentsOfTheTimeFromTheStart() {
      PolicyVersions promised = Policies.of("resolution | * | due_at | warn_at: [25, 50, 75]");

      assertThat(
              fold(
                      promised,
                      "15:00",
                      opened().dueAt(instant("14:00")),
                      at("10:45", CASE_UPDATED).dueAt(instant("12:00")),
                      at("11:40", CASE_UPDATED).dueAt(instant("20:00")))
                  .thresholds())
          .extracting(Threshold::percent, Threshold::at, Threshold::targetMillis)
          .containsExactly(
              tuple(25, instant("10:45"), 2 * HOUR),
              tuple(50, instant("11:00"), 2 * HOUR),
              tuple(75, instant("11:30"), 2 * HOUR));
    }

    @Test
    void atTheStartIsMetByAStopOfThatInstantOnly() {
      PolicyVersions promised = Policies.of("resolution | * | due_at");
      Events now = opened().dueAt(instant("10:00"));

      assertThat(only(promised, NEVER, now, at("10:00", RESOLVED)).status())
          .isEqualTo(ClockStatus.MET);
      assertThat(only(promised, NEVER, now, at("10:00:00.001", RESOLVED)).breachedAt())
          .isEqualTo(instant("10:00"));
    }

    @Test
    void beforeTheStartSaysTheBreachOnly() {
      CaseTimeline timeline =
          fold(
              Policies.of("resolution | * | due_at | warn_at: [50]"),
              NEVER,
              opened().dueAt(instant("09:00")));

      assertThat(timeline.thresholds())
          .extracting(Threshold::percent, Threshold::at, Threshold::dueAt)
          .containsExactly(tuple(100, instant("10:00"), instant("09:00")));
      assertThat(timeline.clocks().get(0).cause()).isEqualTo(BreachCause.DUE);
    }

    @Test
    void staysAheadAfterAReopenInTime() {
      SlaClockRow clock =
          only(
              Policies.of("resolution | * | due_at"),
              "13:30",
              opened().dueAt(instant("14:00")),
              at("11:00", RESOLVED),
              at("13:00", REOPENED));

      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
    }
  }

  @Nested
  class Breached {
    @Test
    void byAChangeWhilePausedIsOverdueOnlyInCountedTime() {
      PolicyVersions policies = Policies.of("resolution | P3 | 24h", "resolution | P1 | 1h");
      SlaClockRow clock =
          only(
              policies,
              NEVER,
              opened(),
              at("12:00", ON_HOLD),
              raised("15:00"),
              at("16:00", RESUMED),
              at("17:30", RESOLVED));

      assertThat(clock.dueAt()).isEqualTo(instant("11:00"));
      assertThat(clock.overdueMillis()).isEqualTo(90 * MINUTE);
      assertThat(clock.elapsedMillis()).isEqualTo(210 * MINUTE);
      assertThat(clock.pausedMillis()).isEqualTo(4 * HOUR);
    }
  }
}
