package io.escalations.core.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.core.testing.Folds.fold;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.Threshold;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.EscalationStatus;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A case that was cancelled by mistake and goes on as if it had not been. */
class RestoredCaseTest {
  private static final PolicyVersions FOUR_HOURS =
      Policies.of("resolution | * | 4h", "escalation | * | 4h", "follow_up | * | 4h");

  private static Events opened() {
    return at("10:00", CASE_OPENED).priority(P1);
  }

  @Test
  void goesOnAsIfItHadNeverBeenCancelled() {
    CaseTimeline timeline =
        fold(
            FOUR_HOURS,
            "13:00",
            opened(),
            at("10:10", ESCALATED),
            at("10:20", WAITING_ON_CUSTOMER),
            at("11:00", CANCELLED),
            at("12:00", RESTORED));

    assertThat(timeline.caseRow().status()).isEqualTo(CaseStatus.WAITING);
    assertThat(timeline.escalations())
        .singleElement()
        .satisfies(row -> assertThat(row.status()).isEqualTo(EscalationStatus.OPEN));
    assertThat(timeline.clocks()).allMatch(row -> row.status() == ClockStatus.PAUSED);
  }

  @Test
  void countsTheTimeAndTheEventsInBetween() {
    CaseTimeline timeline =
        fold(
            FOUR_HOURS,
            "23:00",
            opened(),
            at("11:00", CANCELLED),
            at("12:00", RESOLVED),
            at("13:00", RESTORED),
            at("14:30", SATISFACTION_RATED).rating(5));

    assertThat(timeline.caseRow().resolvedAt()).isEqualTo(instant("12:00"));
    assertThat(timeline.caseRow().rating()).isEqualTo(5);
    assertThat(timeline.clocks()).allMatch(row -> row.status() == ClockStatus.MET);
  }

  @Test
  void breachesWhatBecameDueMeanwhile() {
    CaseTimeline timeline =
        fold(FOUR_HOURS, "16:00", opened(), at("13:00", CANCELLED), at("15:00", RESTORED));

    assertThat(timeline.thresholds())
        .singleElement()
        .satisfies(
            reached -> {
              assertThat(reached.percent()).isEqualTo(Threshold.BREACH);
              assertThat(reached.at()).isEqualTo(instant("14:00"));
            });
  }

  @Test
  void staysCancelledByACancellationThatFollows() {
    CaseTimeline timeline =
        fold(
            FOUR_HOURS,
            "23:00",
            opened(),
            at("11:00", CANCELLED),
            at("12:00", RESTORED),
            at("13:00", CANCELLED),
            at("13:30", SATISFACTION_RATED).rating(1));

    assertThat(timeline.caseRow().status()).isEqualTo(CaseStatus.CANCELLED);
    assertThat(timeline.caseRow().rating()).isNull();
    assertThat(timeline.clocks())
        .singleElement()
        .satisfies(row -> assertThat(row.stoppedAt()).isEqualTo(instant("13:00")));
  }

  @Test
  void isRestoredByARestorationOfTheSameInstant() {
    CaseTimeline timeline =
        fold(FOUR_HOURS, "12:00", opened(), at("11:00", RESTORED), at("11:00", CANCELLED));

    assertThat(timeline.caseRow().status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void takesTheFieldsOfEveryEvent() {
    CaseTimeline timeline =
        fold(
            FOUR_HOURS,
            "13:00",
            opened(),
            at("11:00", CANCELLED).department("trash"),
            at("12:00", RESTORED).department("desk"));

    assertThat(timeline.caseRow().department()).isEqualTo("desk");
    assertThat(timeline.caseRow().departmentChanges()).isEqualTo(1);
  }

  @Test
  void showsItsEventsAsTheyCame() {
    CaseTimeline timeline =
        fold(FOUR_HOURS, "13:00", opened(), at("11:00", CANCELLED), at("12:00", RESTORED));

    assertThat(timeline.events())
        .extracting(event -> event.type())
        .containsExactly(CASE_OPENED, CANCELLED, RESTORED);
  }

  /**
   * Whatever a case did: cancelled and restored between two of its events, its facts are the same.
   */
  @Property(tries = 400)
  void hasTheFactsOfOneThatWasNeverCancelled(@ForAll long seed) {
    List<Events> events = RandomCases.events(seed);
    PolicyVersions policies = RandomCases.policies(seed);
    long later = RandomCases.beginning(seed) + 40 * 3_600_000L;
    List<Events> withMistake = new ArrayList<>(events);
    withMistake.add(Events.at(RandomCases.beginning(seed) + 1, CANCELLED).id("mistake"));
    withMistake.add(Events.at(later, RESTORED).id("restored"));
    List<Events> without = new ArrayList<>(events);
    without.add(Events.at(later, RESTORED).id("restored"));

    CaseTimeline mistaken = timeline(withMistake, policies, later);
    CaseTimeline plain = timeline(without, policies, later);

    assertThat(mistaken.caseRow()).isEqualTo(plain.caseRow());
    assertThat(mistaken.clocks()).isEqualTo(plain.clocks());
    assertThat(mistaken.escalations()).isEqualTo(plain.escalations());
    assertThat(mistaken.thresholds()).isEqualTo(plain.thresholds());
    assertThat(mistaken.resolutions()).isEqualTo(plain.resolutions());
  }

  private static CaseTimeline timeline(List<Events> events, PolicyVersions policies, long now) {
    return CaseTimeline.of(Events.CASE, events.stream().map(Events::build).toList(), policies, now);
  }
}
