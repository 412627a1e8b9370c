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
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a reopen does with the clocks that it moves; opened at 10:00 with four hours, reopened at
 * 18:00.
 */
class ReopenedClockTest {
  private static final String NEVER = "2026-03-09T00:00:00Z";

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P3);
  }

  /** Each instance as {@code #1 10:00 RUNNING due 20:00}. */
  private static List<String> text(List<SlaClockRow> rows) {
    return rows.stream()
        .map(
            row ->
                "#"
                    + row.instance()
                    + " "
                    + time(row.startedAt())
                    + " "
                    + row.status()
                    + " due "
                    + time(row.dueAt()))
        .toList();
  }

  private static String time(long instant) {
    return Times.format(instant).substring(11, 16);
  }

  @ParameterizedTest
  @CsvSource({
    "resolution,       resume,    12:00, #1 10:00 RUNNING due 20:00",
    "total_resolution, resume,    12:00, #1 10:00 RUNNING due 20:00",
    "resolution,       new_cycle, 12:00, #1 10:00 MET due 14:00; #2 18:00 RUNNING due 22:00",
    "total_resolution, new_cycle, 12:00, #1 10:00 MET due 14:00; #2 18:00 RUNNING due 22:00",
    "resolution,       frozen,    12:00, #1 10:00 MET due 14:00",
    "total_resolution, frozen,    12:00, #1 10:00 MET due 14:00",
    "resolution,       resume,    15:00, #1 10:00 BREACHED due 14:00; #2 18:00 RUNNING due 22:00",
    "total_resolution, resume,    15:00, #1 10:00 BREACHED due 14:00; #2 18:00 RUNNING due 22:00",
    "total_resolution, new_cycle, 15:00, #1 10:00 BREACHED due 14:00; #2 18:00 RUNNING due 22:00",
    "resolution,       frozen,    15:00, #1 10:00 BREACHED due 14:00",
  })
  void doesAsItsRuleSays(String clock, String how, String stop, String rows) {
    PolicyVersions policies = Policies.of(clock + " | * | 4h | on_reopen: " + how);

    assertThat(
            text(
                fold(policies, "18:30", opened(), at(stop, RESOLVED), at("18:00", REOPENED))
                    .clocks()))
        .containsExactly(rows.split("; "));
  }

  @Test
  void eachGoesItsOwnWay() {
    PolicyVersions policies =
        Policies.of(
            "resolution | * | 4h | on_reopen: frozen",
            "total_resolution | * | 4h | on_reopen: new_cycle");

    assertThat(
            fold(policies, "18:30", opened(), at("12:00", RESOLVED), at("18:00", REOPENED))
                .clocks())
        .extracting(row -> row.clock() + "#" + row.instance())
        .containsExactly("resolution#1", "total_resolution#1", "total_resolution#2");
  }

  @Test
  void theRuleInForceAtTheStopSays() {
    PolicyVersions policies =
        Policies.of(
            "resolution | P3 | 4h | on_reopen: frozen",
            "resolution | P1 | 6h | on_reopen: new_cycle");
    Events raised = at("11:00", CASE_UPDATED).priority(P1);
    Events raisedLater = at("13:00", CASE_UPDATED).priority(P1);

    assertThat(
            text(
                fold(
                        policies,
                        "18:30",
                        opened(),
                        raised,
                        at("12:00", RESOLVED),
                        at("18:00", REOPENED))
                    .clocks()))
        .containsExactly("#1 10:00 MET due 16:00", "#2 18:00 RUNNING due 00:00");
    assertThat(
            text(
                fold(
                        policies,
                        "18:30",
                        opened(),
                        at("12:00", RESOLVED),
                        raisedLater,
                        at("18:00", REOPENED))
                    .clocks()))
        .containsExactly("#1 10:00 MET due 14:00");
  }

  @Test
  void frozenStaysSoAtEveryReopen() {
    assertThat(
            text(
                fold(
                        Policies.of("resolution | * | 4h | on_reopen: frozen"),
                        NEVER,
                        opened(),
                        at("12:00", RESOLVED),
                        at("13:00", REOPENED),
                        at("14:00", RESOLVED),
                        at("15:00", REOPENED))
                    .clocks()))
        .containsExactly("#1 10:00 MET due 14:00");
  }

  @Test
  void withNothingLeftIsMetByAStopOfTheReopensInstant() {
    SlaClockRow clock =
        only(
            Policies.of("resolution | * | 4h"),
            NEVER,
            opened(),
            at("14:00", RESOLVED),
            at("18:00", REOPENED),
            at("18:00", RESOLVED));

    assertThat(clock.status()).isEqualTo(ClockStatus.MET);
    assertThat(clock.dueAt()).isEqualTo(instant("18:00"));
  }

  @Test
  void aLevelThatAChangeOfItsInstantReachedIsNotSaidAfterAStopOfThatInstantEither() {
    PolicyVersions policies =
        Policies.of("resolution | P3 | 4h | warn_at: [50]", "resolution | P1 | 8h | warn_at: [50]");
    CaseTimeline timeline =
        fold(
            policies,
            NEVER,
            opened(),
            at("12:00", CASE_UPDATED).priority(P1),
            at("12:00", RESOLVED),
            at("18:00", REOPENED),
            at("21:00", RESOLVED));

    assertThat(timeline.thresholds()).isEmpty();
  }

  @Test
  void theTimeBetweenCountsNothingAtEveryReopen() {
    SlaClockRow clock =
        only(
            Policies.of("resolution | * | 4h"),
            "18:30",
            opened(),
            at("11:00", RESOLVED),
            at("12:00", REOPENED),
            at("13:00", CLOSED),
            at("18:00", REOPENED));

    assertThat(clock.dueAt()).isEqualTo(instant("20:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"first_response", "acknowledgement", "escalation", "customer_update"})
  void theOthersAreNotMoved(String clock) {
    PolicyVersions policies = Policies.of(clock + " | * | 24h | on_reopen: new_cycle");
    List<SlaClockRow> before =
        fold(policies, NEVER, opened(), at("11:00", ESCALATED), at("12:00", RESOLVED)).clocks();

    assertThat(before).hasSize(1);
    assertThat(
            fold(
                    policies,
                    NEVER,
                    opened(),
                    at("11:00", ESCALATED),
                    at("12:00", RESOLVED),
                    at("18:00", REOPENED))
                .clocks())
        .isEqualTo(before);
  }
}
