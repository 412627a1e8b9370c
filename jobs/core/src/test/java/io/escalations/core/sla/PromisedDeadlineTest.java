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
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opened at 10:00, with a deadline promised for 14:00. */
class PromisedDeadlineTest {
  private static final String NEXT_DAY = "2026-03-03T00:00:00Z";
  private static final PolicyVersions PROMISED = Policies.of("resolution | * | due_at");

  private static Events opened() {
    return at("10:00", CASE_OPENED).dueAt(instant("14:00"));
  }

  /** Changed while the case was resolved, from 12:00 to 18:00. */
  private static SlaClockRow changedWhileResolved(
      PolicyVersions policies, String now, Events change) {
    return only(policies, now, opened(), at("12:00", RESOLVED), change, at("18:00", REOPENED));
  }

  @Test
  void thatIsChangedWhileTheCaseIsResolvedCountsAtTheReopen() {
    SlaClockRow later =
        changedWhileResolved(PROMISED, "18:30", at("13:00", CASE_UPDATED).dueAt(instant("20:00")));

    assertThat(later.status()).isEqualTo(ClockStatus.RUNNING);
    assertThat(later.dueAt()).isEqualTo(instant("20:00"));
    assertThat(later.targetMillis()).isEqualTo(10 * 3_600_000);
  }

  @Test
  void thatIsReplacedAfterItPassedIsTheOneThatCounts() {
    SlaClockRow row =
        changedWhileResolved(PROMISED, "18:30", at("16:00", CASE_UPDATED).dueAt(instant("20:00")));

    assertThat(row.status()).isEqualTo(ClockStatus.RUNNING);
    assertThat(row.dueAt()).isEqualTo(instant("20:00"));
  }

  @Test
  void thatHasPassedByTheReopenLeavesNothing() {
    SlaClockRow row =
        changedWhileResolved(PROMISED, "18:30", at("13:00", CASE_UPDATED).dueAt(instant("17:00")));

    assertThat(row.status()).isEqualTo(ClockStatus.BREACHED);
    assertThat(row.cause()).isEqualTo(BreachCause.DUE);
    assertThat(row.dueAt()).isEqualTo(instant("18:00"));
    assertThat(row.breachedAt()).isEqualTo(instant("18:00"));
    assertThat(row.targetMillis()).isEqualTo(7 * 3_600_000);
  }

  @Test
  void doesNotChangeWhatWasMetBeforeTheReopen() {
    SlaClockRow row =
        only(
            PROMISED,
            "17:00",
            opened(),
            at("12:00", RESOLVED),
            at("13:00", CASE_UPDATED).dueAt(instant("11:00")));

    assertThat(row.status()).isEqualTo(ClockStatus.MET);
    assertThat(row.dueAt()).isEqualTo(instant("14:00"));
  }

  @Test
  void isKeptWhereTheRuleKeepsIt() {
    PolicyVersions kept = Policies.of("resolution | * | due_at | on_change: keep");

    assertThat(
            changedWhileResolved(kept, "18:30", at("13:00", CASE_UPDATED).dueAt(instant("20:00"))))
        .satisfies(row -> assertThat(row.dueAt()).isEqualTo(instant("18:00")));
    assertThat(changedWhileResolved(kept, "18:30", at("13:00", CASE_UPDATED).noDueAt()))
        .satisfies(row -> assertThat(row.status()).isEqualTo(ClockStatus.BREACHED));
  }

  @Test
  void thatIsTakenAwayWhileTheCaseIsResolvedAsksForNothingAtTheReopen() {
    SlaClockRow row = changedWhileResolved(PROMISED, NEXT_DAY, at("13:00", CASE_UPDATED).noDueAt());

    assertThat(row.status()).isEqualTo(ClockStatus.CANCELLED);
    assertThat(row.stoppedAt()).isEqualTo(instant("18:00"));
  }

  @Test
  void thatIsTakenAwayWhileTheCaseIsResolvedGivesWayToAnotherRule() {
    PolicyVersions both = Policies.of("resolution | * | due_at", "resolution | * | 6h");

    SlaClockRow row = changedWhileResolved(both, "18:30", at("15:00", CASE_UPDATED).noDueAt());

    assertThat(row.status()).isEqualTo(ClockStatus.RUNNING);
    assertThat(row.dueAt()).as("two of six hours ran before the stop").isEqualTo(instant("22:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "13:00,                   CANCELLED",
    "13:59:59.999,            CANCELLED",
    "14:00,                   BREACHED",
    "15:00,                   BREACHED"
  })
  void thatIsTakenAwayBeforeItPassesAsksForNothing(String when, ClockStatus status) {
    SlaClockRow row = only(PROMISED, NEXT_DAY, opened(), at(when, CASE_UPDATED).noDueAt());

    assertThat(row.status()).isEqualTo(status);
  }

  @Test
  void thatIsTakenAwayAndPromisedAgainComesBack() {
    SlaClockRow row =
        only(
            PROMISED,
            "15:00",
            opened(),
            at("12:00", CASE_UPDATED).noDueAt(),
            at("13:00", CASE_UPDATED).dueAt(instant("16:00")));

    assertThat(row.status()).isEqualTo(ClockStatus.RUNNING);
    assertThat(row.dueAt()).isEqualTo(instant("16:00"));
    assertThat(row.stoppedAt()).isNull();
  }

  @Test
  void thatIsTakenAwayFromACaseThatHasNoneChangesNothing() {
    PolicyVersions both = Policies.of("resolution | * | due_at", "resolution | * | 6h");

    SlaClockRow row =
        only(
            both,
            "11:00",
            at("10:00", CASE_OPENED).priority(P1),
            at("10:30", CASE_UPDATED).noDueAt());

    assertThat(row.dueAt()).isEqualTo(instant("16:00"));
    assertThat(fold(PROMISED, "11:00", at("10:00", CASE_OPENED).noDueAt()).clocks()).isEmpty();
  }

  @Test
  void aRuleThatBecameOneOfADeadlineWhileResolvedIsAChangeAtTheReopen() {
    PolicyVersions policies = Policies.of("resolution | P1 | 6h", "resolution | P2 | due_at");

    SlaClockRow row =
        only(
            policies,
            "18:30",
            at("10:00", CASE_OPENED).priority(P1),
            at("12:00", RESOLVED),
            at("13:00", CASE_UPDATED).priority(P2).dueAt(instant("17:00")),
            at("18:00", REOPENED));

    assertThat(row.status()).isEqualTo(ClockStatus.BREACHED);
    assertThat(row.cause()).isEqualTo(BreachCause.POLICY_CHANGE);
    assertThat(row.dueAt()).isEqualTo(instant("17:00"));
    assertThat(row.breachedAt()).isEqualTo(instant("18:00"));
  }
}
