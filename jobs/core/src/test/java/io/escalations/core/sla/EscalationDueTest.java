package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.testing.Events;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * When a case that nobody escalated ought to have been; it opens at 10:00 with P1, whose limit is
 * four hours.
 */
class EscalationDueTest {
  private static final String LIMITS =
      "{failed_attempts: 2, rating_at_most: 2, open_for: {P1: 4h, P2: 8h}}";

  private static SlaPolicy policy(
      String version, String effectiveFrom, boolean migrate, String limits) {
    String yaml =
        "version: \"%s\"\neffective_from: %s\nmigrate: %s\nrules: []\nauto_escalation: %s\n";
    return PolicyParser.parse(
        version + ".yaml", yaml.formatted(version, effectiveFrom, migrate, limits));
  }

  private static CaseTimeline fold(List<SlaPolicy> policies, String now, Events... events) {
    List<TimelineEvent> all = Stream.of(events).map(Events::build).toList();
    return CaseTimeline.of(CASE, all, PolicyVersions.of(policies), instant(now));
  }

  /** Each as {@code #1 14:00}: the open period and the instant. */
  private static List<String> due(String now, Events... events) {
    return due(List.of(policy("v1", "2000-01-01T00:00:00Z", false, LIMITS)), now, events);
  }

  private static List<String> due(List<SlaPolicy> policies, String now, Events... events) {
    return fold(policies, now, events).thresholds().stream()
        .map(level -> "#" + level.instance() + " " + Times.format(level.at()).substring(11, 16))
        .toList();
  }

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P1);
  }

  @Test
  void needsAnOpening() {
    assertThat(
            due(
                "23:00",
                at("10:00", RESOLUTION_FAILED).priority(P1),
                at("10:10", ESCALATED),
                at("10:20", RESOLUTION_FAILED),
                at("10:30", RESOLUTION_FAILED),
                at("11:00", RESOLVED),
                at("11:10", REOPENED),
                at("11:30", SATISFACTION_RATED).rating(1)))
        .isEmpty();
    assertThat(
            due(
                "23:00",
                at("09:00", SATISFACTION_RATED).rating(1),
                opened(),
                at("10:30", RESOLVED)))
        .isEmpty();
  }

  @Test
  void isNotForestalledByAnEscalationThatComesAfterTheEventOfThatInstant() {
    assertThat(
            due(
                "23:00",
                opened(),
                at("11:00", RESOLUTION_FAILED),
                at("12:00", RESOLUTION_FAILED).id("second"),
                at("12:00", ESCALATED)))
        .containsExactly("#1 12:00");
    assertThat(
            due(
                "23:00",
                opened(),
                at("12:00", SATISFACTION_RATED).rating(1).sequence(1),
                at("12:00", ESCALATED).sequence(2)))
        .containsExactly("#1 12:00");
    assertThat(
            due(
                "23:00",
                opened(),
                at("12:00", SATISFACTION_RATED).rating(1),
                at("12:00", ESCALATED)))
        .as("the escalation comes first")
        .isEmpty();
  }

  @Nested
  class ByAge {
    @Test
    void isDueWhenEventTimeReachesTheLimit() {
      assertThat(due("13:59:59.999", opened())).isEmpty();
      assertThat(due("14:00", opened())).containsExactly("#1 14:00");
      assertThat(
              fold(List.of(policy("v1", "2000-01-01T00:00:00Z", false, LIMITS)), "13:00", opened())
                  .nextTimer())
          .isEqualTo(instant("14:00"));
    }

    @Test
    void isForestalledByAnEscalationAtOrBeforeItsInstantForGood() {
      assertThat(due("23:00", opened(), at("14:00", ESCALATED))).isEmpty();
      assertThat(due("23:00", opened(), at("11:00", ESCALATED), at("12:00", DEESCALATED)))
          .isEmpty();
      assertThat(due("23:00", opened(), at("14:00:00.001", ESCALATED))).containsExactly("#1 14:00");
    }

    @Test
    void isNotDueOnceTheCaseIsNoLongerOpen() {
      assertThat(due("23:00", opened(), at("14:00", RESOLVED))).isEmpty();
      assertThat(due("23:00", opened(), at("13:00", CANCELLED))).isEmpty();
      assertThat(due("23:00", opened(), at("14:00", CANCELLED))).containsExactly("#1 14:00");
    }

    @Test
    void countsOnWhileTheCaseWaits() {
      assertThat(due("23:00", opened(), at("11:00", WAITING_ON_CUSTOMER)))
          .containsExactly("#1 14:00");
    }

    @Test
    void followsThePriority() {
      assertThat(due("23:00", opened(), at("12:00", CASE_UPDATED).priority(P2)))
          .containsExactly("#1 18:00");
      assertThat(
              due(
                  "23:00",
                  at("10:00", CASE_OPENED).priority(P2),
                  at("15:00", CASE_UPDATED).priority(P1)))
          .containsExactly("#1 15:00");
      assertThat(due("23:00", opened(), at("12:00", CASE_UPDATED).priority(P3))).isEmpty();
      assertThat(due("23:00", opened(), at("14:00", CASE_UPDATED).priority(P3)))
          .containsExactly("#1 14:00");
    }

    @Test
    void isDueOnceInEachOpenPeriod() {
      assertThat(due("23:00", opened(), at("15:00", RESOLVED), at("16:00", REOPENED)))
          .containsExactly("#1 14:00", "#2 16:00");
      assertThat(due("23:00", opened(), at("12:00", RESOLVED), at("13:00", REOPENED)))
          .containsExactly("#2 14:00");
    }

    @Test
    void isJudgedByThePriorityWithWhichTheCaseWasReopened() {
      assertThat(due("23:00", opened(), at("12:00", RESOLVED), at("15:00", REOPENED).priority(P3)))
          .isEmpty();
      assertThat(due("23:00", opened(), at("12:00", RESOLVED), at("15:00", REOPENED).priority(P2)))
          .containsExactly("#2 18:00");
    }

    @Test
    void needsAnOpening() {
      assertThat(due("23:00", at("10:00", CASE_UPDATED).priority(P1))).isEmpty();
    }
  }

  @Nested
  class ByFailedAttempts {
    @Test
    void isDueAtTheLastOneAllowed() {
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("11:00", RESOLUTION_FAILED),
                  at("12:00", RESOLUTION_FAILED),
                  at("13:00", RESOLUTION_FAILED)))
          .containsExactly("#1 12:00");
    }

    @Test
    void countsSinceTheLastEscalation() {
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("11:00", RESOLUTION_FAILED),
                  at("11:30", ESCALATED),
                  at("12:00", RESOLUTION_FAILED)))
          .isEmpty();
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", RESOLUTION_FAILED),
                  at("13:00", RESOLUTION_FAILED)))
          .containsExactly("#1 13:00");
    }

    @Test
    void countsOnAfterAReopenAndIsDueOnceInEachOpenPeriod() {
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("11:00", RESOLUTION_FAILED),
                  at("11:30", RESOLVED),
                  at("12:00", REOPENED),
                  at("12:30", RESOLUTION_FAILED),
                  at("13:00", RESOLUTION_FAILED)))
          .containsExactly("#2 12:30");
      assertThat(
              due(
                  "13:30",
                  opened(),
                  at("11:00", RESOLUTION_FAILED),
                  at("11:30", RESOLUTION_FAILED),
                  at("12:00", RESOLVED),
                  at("12:30", REOPENED),
                  at("13:00", RESOLUTION_FAILED)))
          .containsExactly("#1 11:30", "#2 13:00");
    }

    @Test
    void countsSinceTheOpening() {
      assertThat(
              due(
                  "13:00",
                  at("09:00", RESOLUTION_FAILED),
                  opened(),
                  at("11:00", RESOLUTION_FAILED)))
          .isEmpty();
    }
  }

  @Nested
  class ByRating {
    @Test
    void standsThoughTheCaseIsResolvedAtItsInstant() {
      assertThat(
              due(
                  "13:00",
                  opened(),
                  at("11:00", RESOLUTION_FAILED),
                  at("12:00", RESOLUTION_FAILED),
                  at("12:00", RESOLVED).sequence(1)))
          .containsExactly("#1 12:00");
    }

    @Test
    void isDueAtALowOneAlsoAfterTheSolution() {
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("12:00", RESOLVED),
                  at("13:00", SATISFACTION_RATED).rating(2),
                  at("13:30", SATISFACTION_RATED).rating(1)))
          .containsExactly("#1 13:00");
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("12:00", RESOLVED),
                  at("13:00", SATISFACTION_RATED).rating(3)))
          .isEmpty();
    }

    @Test
    void isForestalledByAnEscalationOfItsOpenPeriod() {
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("11:00", ESCALATED),
                  at("12:00", RESOLVED),
                  at("13:00", SATISFACTION_RATED).rating(1)))
          .isEmpty();
      assertThat(
              due(
                  "23:00",
                  opened(),
                  at("12:00", RESOLVED),
                  at("13:00", ESCALATED),
                  at("13:00", SATISFACTION_RATED).rating(1)))
          .isEmpty();
    }
  }

  @Test
  void anOpenPeriodKeepsTheVersionOfItsStartUnlessTheNextOneMigrates() {
    SlaPolicy first = policy("v1", "2000-01-01T00:00:00Z", false, "{open_for: {P1: 8h}}");

    assertThat(
            due(
                List.of(first, policy("v2", "2026-03-02T11:00:00Z", false, "{open_for: {P1: 2h}}")),
                "23:00",
                opened()))
        .containsExactly("#1 18:00");
    assertThat(
            due(
                List.of(first, policy("v2", "2026-03-02T13:00:00Z", true, "{open_for: {P1: 2h}}")),
                "23:00",
                opened()))
        .containsExactly("#1 13:00");
  }

  @Test
  void itsLevelSaysWhatWasAsked() {
    Threshold level =
        fold(List.of(policy("v1", "2000-01-01T00:00:00Z", false, LIMITS)), "23:00", opened())
            .thresholds()
            .get(0);

    assertThat(level.clock()).isEqualTo("case");
    assertThat(Threshold.name(level.percent())).isEqualTo("ESCALATION_DUE");
    assertThat(level.dueAt()).isEqualTo(instant("14:00"));
    assertThat(level.targetMillis()).isEqualTo(4 * 3_600_000);
    assertThat(level.policyVersion()).isEqualTo("v1");
  }
}
