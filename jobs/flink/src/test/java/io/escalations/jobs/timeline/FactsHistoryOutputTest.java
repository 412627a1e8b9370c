package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator says of what was known when. */
class FactsHistoryOutputTest {
  private static final String POLICY =
      """
      version: "v1"
      effective_from: 2000-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      rules:
        - {clock: first_response, target: 1h, calendar: always}
      """;

  @Test
  void aBatchIsOneChangeOfFactsAndSeveralOfWhatWasKnown() throws Exception {
    try (TimelineHarness timeline = TimelineHarness.fresh()) {
      timeline
          .policy(POLICY)
          .deliver(
              at("10:00", CASE_OPENED).priority(Priority.P1),
              at("12:00", AGENT_REPLIED),
              at("13:00", RESOLVED))
          .time("13:30");

      assertThat(timeline.facts()).hasSize(1);
      assertThat(knownAt(timeline))
          .containsExactly(instant("10:00"), instant("11:00"), instant("12:00"), instant("13:00"));
      assertThat(timeline.factsHistory().get(0).rows(Tables.CASES).get(0).status())
          .isEqualTo(CaseStatus.OPEN);
      assertThat(timeline.factsHistory().get(1).rows(Tables.SLA_CLOCKS).get(0).status())
          .isEqualTo(ClockStatus.BREACHED);
      assertThat(timeline.factsHistory().get(3).rows(Tables.CASES).get(0).status())
          .isEqualTo(CaseStatus.RESOLVED);
    }
  }

  @Test
  void aLateEventIsKnownFromTheInstantAtWhichItCame() throws Exception {
    try (TimelineHarness timeline = TimelineHarness.fresh()) {
      timeline
          .policy(POLICY)
          .arrive(at("10:00", CASE_OPENED))
          .time("11:30")
          .arrive(at("10:30", AGENT_REPLIED));

      assertThat(knownAt(timeline))
          .containsExactly(instant("10:00"), instant("11:00"), instant("11:30") + 1);
      assertThat(timeline.factsHistory().get(2).rows(Tables.SLA_CLOCKS).get(0).status())
          .isEqualTo(ClockStatus.MET);
      assertThat(timeline.acceptedOrigins().get(1).knownAt()).isEqualTo(instant("11:30") + 1);
    }
  }

  @Test
  void whatWasKnownGoesOnAfterARestart() throws Exception {
    try (TimelineHarness first = TimelineHarness.fresh()) {
      first.policy(POLICY).arrive(at("10:00", CASE_OPENED));
      try (TimelineHarness timeline = TimelineHarness.restored(first.snapshot())) {
        timeline
            .time("10:15")
            .deliver(at("10:20", CASE_UPDATED).priority(Priority.P2), at("12:00", AGENT_REPLIED))
            .time("12:30");

        assertThat(knownAt(timeline))
            .containsExactly(instant("10:20"), instant("11:00"), instant("12:00"));
      }
    }
  }

  @Test
  void aPolicyIsKnownFromThenOn() throws Exception {
    try (TimelineHarness timeline = TimelineHarness.fresh()) {
      timeline.arrive(at("10:00", CASE_OPENED)).time("10:30").policy(POLICY);

      assertThat(knownAt(timeline)).containsExactly(instant("10:00"), instant("10:30") + 1);
      assertThat(timeline.factsHistory().get(1).rows(Tables.SLA_CLOCKS)).hasSize(1);
    }
  }

  private static List<Long> knownAt(TimelineHarness timeline) {
    return timeline.factsHistory().stream().map(FactsChanged::knownAt).toList();
  }
}
