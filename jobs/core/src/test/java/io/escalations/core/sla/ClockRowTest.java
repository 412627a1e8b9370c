package io.escalations.core.sla;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.core.testing.Folds.fold;
import static io.escalations.core.testing.Folds.only;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What stands in the columns of a clock in each of its states; opened at 10:00 with four hours
 * unless said.
 */
class ClockRowTest {
  private static final String NEVER = "2026-03-09T00:00:00Z";
  private static final long HOUR = 3_600_000;
  private final PolicyVersions fourHours = Policies.of("resolution | * | 4h");

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P3).department("A").tier(1);
  }

  private static void assertNotStopped(SlaClockRow clock) {
    assertThat(clock.stoppedAt()).isNull();
    assertThat(clock.wallMillis()).isNull();
    assertThat(clock.pausedMillis()).isNull();
    assertThat(clock.overdueMillis()).isNull();
  }

  @Test
  void aRunningOneHasADueAndNoLengthsYet() {
    SlaClockRow clock = only(fourHours, "12:00", opened());

    assertNotStopped(clock);
    assertThat(clock.status()).isEqualTo(ClockStatus.RUNNING);
    assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
    assertThat(clock.remainingMillis()).isNull();
    assertThat(clock.elapsedMillis()).isNull();
    assertThat(clock.breachedAt()).isNull();
  }

  @Test
  void aPausedOneSaysWhatElapsedAndWhatRemains() {
    SlaClockRow clock = only(fourHours, "12:00", opened(), at("11:30", ON_HOLD));

    assertNotStopped(clock);
    assertThat(clock.elapsedMillis()).isEqualTo(HOUR * 3 / 2);
    assertThat(clock.remainingMillis()).isEqualTo(HOUR * 5 / 2);
  }

  @Test
  void aBreachedOneThatStillRunsHasNoLengthsYetPausedOrNot() {
    for (Events next : new Events[] {at("15:00", CASE_UPDATED), at("15:00", ON_HOLD)}) {
      SlaClockRow clock = only(fourHours, NEVER, opened(), next);

      assertNotStopped(clock);
      assertThat(clock.status()).isEqualTo(ClockStatus.BREACHED);
      assertThat(clock.dueAt()).isEqualTo(instant("14:00"));
      assertThat(clock.elapsedMillis()).isNull();
      assertThat(clock.remainingMillis()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"RESOLVED,MET", "CANCELLED,CANCELLED"})
  void oneThatEndedInAPauseCountsItUpToTheEnd(EventType end, ClockStatus status) {
    SlaClockRow clock = only(fourHours, NEVER, opened(), at("11:00", ON_HOLD), at("13:00", end));

    assertThat(clock.status()).isEqualTo(status);
    assertThat(clock.stoppedAt()).isEqualTo(instant("13:00"));
    assertThat(clock.dueAt()).isEqualTo(instant("16:00"));
    assertThat(clock.elapsedMillis()).isEqualTo(HOUR);
    assertThat(clock.pausedMillis()).isEqualTo(2 * HOUR);
    assertThat(clock.wallMillis()).isEqualTo(3 * HOUR);
    assertThat(clock.overdueMillis()).isZero();
    assertThat(clock.remainingMillis()).isNull();
    assertThat(clock.breachedAt()).isNull();
    assertThat(clock.cause()).isNull();
    assertThat(clock.breachDepartment()).isNull();
  }

  @Test
  void aBreachedOneIsStoppedByWhatWouldCancelIt() {
    SlaClockRow clock = only(fourHours, NEVER, opened(), at("15:00", CANCELLED));

    assertThat(clock.status()).isEqualTo(ClockStatus.BREACHED);
    assertThat(clock.stoppedAt()).isEqualTo(instant("15:00"));
    assertThat(clock.overdueMillis()).isEqualTo(HOUR);
    assertThat(clock.elapsedMillis()).isEqualTo(5 * HOUR);
  }

  @Test
  void aBreachedEscalationIsStoppedByTheNextOne() {
    SlaClockRow clock =
        fold(
                Policies.of("escalation | * | 1h"),
                NEVER,
                opened(),
                at("11:00", ESCALATED),
                at("13:00", ESCALATED))
            .clocks()
            .get(0);

    assertThat(clock.status()).isEqualTo(ClockStatus.BREACHED);
    assertThat(clock.stoppedAt()).isEqualTo(instant("13:00"));
  }

  @Test
  void aBreachHasTheValuesOfItsInstantAndTheTargetThoseItWasChosenWith() {
    SlaClockRow clock =
        only(
            fourHours,
            NEVER,
            opened(),
            at("14:00", CASE_UPDATED).department("B").tier(2).priority(P2),
            at("14:00:00.001", CASE_UPDATED).department("C").tier(3).priority(P1));

    assertThat(clock.department()).isEqualTo("A");
    assertThat(clock.tier()).isEqualTo(1);
    assertThat(clock.priority()).isEqualTo(P3);
    assertThat(clock.breachDepartment()).isEqualTo("B");
    assertThat(clock.breachTier()).isEqualTo(2);
    assertThat(clock.breachPriority()).isEqualTo(P2);
  }

  @Test
  void anotherTargetIsThatOfTheValuesItWasChosenWith() {
    SlaClockRow clock =
        only(
            Policies.of("resolution | P3 | 24h", "resolution | P1 | 4h"),
            "13:00",
            opened(),
            at("11:00", CASE_UPDATED).priority(P1).department("B"),
            at("12:00", CASE_UPDATED).department("C"));

    assertThat(clock.priority()).isEqualTo(P1);
    assertThat(clock.department()).isEqualTo("B");
  }

  @Test
  void theSamePauseTwiceIsOne() {
    SlaClockRow clock =
        only(
            fourHours,
            NEVER,
            opened(),
            at("11:00", ON_HOLD),
            at("11:30", ON_HOLD),
            at("12:00", RESUMED),
            at("13:00", RESOLVED));

    assertThat(clock.pausedMillis()).isEqualTo(HOUR);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "WAITING_ON_CUSTOMER",
        "ON_HOLD",
        "CUSTOMER_REPLIED",
        "RESUMED",
        "REOPENED",
        "RESOLVED",
        "CLOSED",
        "CANCELLED",
        "HEARTBEAT"
      })
  void neitherPauseIsEndedByAnythingElse(EventType other) {
    for (EventType pause : new EventType[] {WAITING_ON_CUSTOMER, ON_HOLD}) {
      assertThat(
              only(fourHours, "13:00", opened(), at("11:00", pause), at("12:00", other)).status())
          .isEqualTo(ClockStatus.PAUSED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"RESUMED", "REOPENED"})
  void eitherPauseIsEnded(EventType end) {
    for (EventType pause : new EventType[] {WAITING_ON_CUSTOMER, ON_HOLD}) {
      assertThat(only(fourHours, "13:00", opened(), at("11:00", pause), at("12:00", end)).dueAt())
          .isEqualTo(instant("15:00"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"RESOLVED", "CLOSED"})
  void eitherPauseIsOverWhenTheCaseIsReopened(EventType end) {
    for (EventType pause : new EventType[] {WAITING_ON_CUSTOMER, ON_HOLD}) {
      assertThat(
              only(
                      fourHours,
                      "18:30",
                      opened(),
                      at("11:00", pause),
                      at("12:00", end),
                      at("18:00", REOPENED))
                  .dueAt())
          .isEqualTo(instant("21:00"));
    }
  }
}
