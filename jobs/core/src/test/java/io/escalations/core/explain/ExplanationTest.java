package io.escalations.core.explain;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Interval;
import io.escalations.core.explain.Explanation.Ran;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * An explanation shows what the fold computed; the case opens on Monday 2026-03-02 at 10:00Z, five
 * in the morning in New York.
 */
class ExplanationTest {
  private static final String POLICY =
      """
      version: v1
      effective_from: 2000-01-01T00:00:00Z
      calendars:
        always: {hours: always}
        office: {zone: America/New_York, week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"]}}
      rules:
        - {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: office, warn_at: [50]}
        - {clock: resolution, when: {priority: [P3]}, target: 2d, calendar: always}
      auto_escalation: {failed_attempts: 1}
      """;
  private static final Actor ANNA = new Actor("anna", ActorRole.AGENT);

  private static CaseTimeline fold(String policy, String now, Events... events) {
    return CaseTimeline.of(
        CASE,
        Stream.of(events).map(Events::build).toList(),
        PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", policy))),
        instant(now));
  }

  private static Explanation explain(String policy, String now, Events... events) {
    return Explanation.of(
        fold(policy, now, events), eventId -> eventId.equals("hold") ? ANNA : null);
  }

  private static Instant time(String clock) {
    return Instant.ofEpochMilli(instant(clock));
  }

  private static final Events[] HELD = {
    at("10:00", CASE_OPENED).priority(P1).id("open"),
    at("15:00", ON_HOLD).id("hold"),
    at("16:00", RESUMED).id("go"),
    at("18:30", AGENT_REPLIED).id("reply"),
    at("23:00", RESOLVED).id("solved")
  };

  @Test
  void showsTheWorkingIntervalsThatWereCounted() {
    Clock clock =
        explain(POLICY, "23:30", HELD).clocks().stream()
            .filter(one -> one.clock().equals("resolution"))
            .findFirst()
            .orElseThrow();

    assertThat(clock.segments()).hasSize(3);
    assertThat(clock.segments().get(0).intervals())
        .containsExactly(new Interval(time("14:00"), time("15:00")));
    assertThat(clock.segments().get(0).counted()).isEqualTo(Duration.ofHours(1));
    assertThat(clock.segments().get(1).pausedBy().eventId()).isEqualTo("hold");
    assertThat(clock.segments().get(2).intervals())
        .containsExactly(new Interval(time("16:00"), time("22:00")));
    assertThat(clock.targets())
        .singleElement()
        .satisfies(target -> assertThat(target.when()).isEqualTo("priority P1"));
    assertThat(clock.levels()).extracting(Explanation.Reached::level).containsExactly("50", "100");
    assertThat(clock.margin()).isEqualTo(Duration.ofHours(-3));
    assertThat(clock.why())
        .isEqualTo(
            "its target was reached at 2026-03-02T19:00:00.000Z without a stop; ended by RESOLVED"
                + " at 2026-03-02T23:00:00.000Z (solved), 3h late");
  }

  @Test
  void namesWhoSetAPause() {
    Explanation explanation = explain(POLICY, "23:30", HELD);

    assertThat(explanation.pauses())
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.begunBy().actor()).isEqualTo(ANNA);
              assertThat(pause.endedBy().eventId()).isEqualTo("go");
            });
    assertThat(explanation.timeline())
        .extracting(Explanation.Happening::eventId)
        .containsExactly("open", "hold", "go", "reply", "solved");
  }

  @Test
  void saysWhyAClockIsInEachState() {
    assertThat(why("12:00", at("10:00", CASE_OPENED).priority(P3)))
        .isEqualTo("due at 2026-03-04T10:00:00.000Z, 1d22h of counted time from now");
    assertThat(why("12:00", at("10:00", CASE_OPENED).priority(P3), at("11:00", ON_HOLD).id("hold")))
        .isEqualTo("paused by ON_HOLD at 2026-03-02T11:00:00.000Z (hold), with 1d23h left");
    assertThat(why("12:00", at("10:00", CASE_OPENED).priority(P3), at("11:00", RESOLVED).id("end")))
        .isEqualTo("stopped by RESOLVED at 2026-03-02T11:00:00.000Z (end), 1d23h before due");
    assertThat(
            why("12:00", at("10:00", CASE_OPENED).priority(P3), at("11:00", CANCELLED).id("end")))
        .isEqualTo("cancelled by CANCELLED at 2026-03-02T11:00:00.000Z (end)");
    assertThat(
            why(
                "12:00",
                at("10:00", CASE_OPENED).priority(P3),
                at("11:00", CASE_UPDATED).priority(P4)))
        .isEqualTo("cancelled at 2026-03-02T11:00:00.000Z: no rule matches any more");
    assertThat(why("12:00", at("10:00", CASE_OPENED).priority(P4)))
        .isEqualTo("no rule of the policy in force matches, so nothing is asked of it");
    assertThat(
            why(
                "2026-03-03T21:00:00Z",
                at("10:00", CASE_OPENED).priority(P3),
                at("2026-03-03T20:00:00Z", CASE_UPDATED).priority(P1)))
        .startsWith(
            "its target changed at 2026-03-03T20:00:00.000Z to one that had been missed at"
                + " 2026-03-02T14:00:00.000Z; not stopped yet");
  }

  private static String why(String now, Events... events) {
    return explain(POLICY, now, events).clocks().stream()
        .filter(clock -> clock.clock().equals("resolution"))
        .findFirst()
        .orElseThrow()
        .why();
  }

  @Test
  void aBentRuleBendsTheRowsAndTheExplanation() {
    String bent = POLICY.replace("target: 4h", "target: 8h");

    assertThat(resolution(fold(POLICY, "23:30", HELD)).status()).hasToString("BREACHED");
    assertThat(resolution(fold(bent, "23:30", HELD)).status()).hasToString("MET");
    assertThat(ExplanationText.write(explain(POLICY, "23:30", HELD)))
        .contains("resolution #1  BREACHED")
        .contains("counted 7h of 4h");
    assertThat(ExplanationText.write(explain(bent, "23:30", HELD)))
        .contains("resolution #1  MET")
        .contains("counted 7h of 8h")
        .contains("due 2026-03-03T15:00:00.000Z");
  }

  private static SlaClockRow resolution(CaseTimeline timeline) {
    return timeline.clocks().get(0);
  }

  @Test
  void tellsWhenTheCaseOughtToHaveBeenEscalated() {
    Explanation explanation =
        explain(
            POLICY, "12:00", at("10:00", CASE_OPENED).priority(P4), at("11:00", RESOLUTION_FAILED));

    assertThat(explanation.escalationDue())
        .extracting(Explanation.Reached::at)
        .containsExactly(time("11:00"));
    assertThat(ExplanationText.write(explanation))
        .contains("Ought to have been escalated at 2026-03-02T11:00:00.000Z (open period 1)");
  }

  @Test
  void isReadByPeople() {
    assertThat(ExplanationText.write(explain(POLICY, "23:30", HELD)))
        .contains("Case case-1, RESOLVED as of 2026-03-02T23:30:00.000Z")
        .contains("  2026-03-02T15:00:00.000Z  ON_HOLD              hold  by anna AGENT")
        .contains(
            "  waiting 0 + on hold 1h + resolved 0 + working 7h + off hours 5h (working hours:"
                + " office)")
        .contains("  2026-03-02T15:00:00.000Z – 2026-03-02T16:00:00.000Z  paused by hold")
        .contains("      2026-03-02T14:00:00.000Z – 2026-03-02T15:00:00.000Z");
  }

  @Test
  void isReadByProgrammes() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(ExplanationJson.write(explain(POLICY, "23:30", HELD)));

    JsonNode clock = json.get("clocks").get(1);
    assertThat(clock.get("clock").textValue()).isEqualTo("resolution");
    assertThat(clock.get("due_at").textValue()).isEqualTo("2026-03-02T19:00:00.000Z");
    assertThat(clock.get("segments").get(0).get("counted").decimalValue())
        .isEqualByComparingTo("3600");
    assertThat(json.get("balance").get("off_hours").decimalValue()).isEqualByComparingTo("18000");
    assertThat(json.get("pauses").get(0).get("begun_by").get("actor").get("id").textValue())
        .isEqualTo("anna");
  }

  @Property(tries = 300)
  void whatIsExplainedAddsUpToTheRows(@ForAll long seed) {
    CaseTimeline timeline =
        CaseTimeline.of(
            CASE,
            RandomCases.events(seed).stream().map(Events::build).toList(),
            RandomCases.policies(seed),
            RandomCases.beginning(seed) + 200 * 3_600_000L);
    List<Clock> explained =
        Explanation.of(timeline, eventId -> null).clocks().stream()
            .filter(clock -> clock.status() != null)
            .toList();

    assertThat(explained).hasSameSizeAs(timeline.clocks());
    for (int i = 0; i < explained.size(); i++) {
      Clock clock = explained.get(i);
      SlaClockRow row = timeline.clocks().get(i);
      if (row.elapsedMillis() != null) {
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(row.elapsedMillis()));
      }
      if (row.stoppedAt() != null) {
        assertThat(clock.paused()).isEqualTo(Duration.ofMillis(row.pausedMillis()));
      }
      for (Ran ran : clock.segments()) {
        Duration intervals =
            ran.intervals().stream()
                .map(interval -> Duration.between(interval.from(), interval.to()))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(intervals).isEqualTo(ran.counted());
      }
      assertThat(clock.why()).isNotBlank();
    }
  }
}
