package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.RESUMED;
import static io.escalations.schemas.event.EventType.WAITING_ON_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.SlaClockRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Due times by working calendars, from known answers. */
class CalendarClocksTest {
  private static final String CALENDARS =
      """
      version: "v1"
      effective_from: 2000-01-01T00:00:00Z
      calendars:
        always: {zone: America/New_York, hours: always}
        new_york:
          zone: America/New_York
          week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"], THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}
          exceptions: {2026-11-26: [], 2026-11-27: ["09:00-13:00"]}
        paris:
          zone: Europe/Paris
          week: {MONDAY: ["08:00-18:00"], TUESDAY: ["08:00-18:00"], WEDNESDAY: ["08:00-18:00"], THURSDAY: ["08:00-18:00"], FRIDAY: ["08:00-18:00"]}
        riyadh:
          zone: Asia/Riyadh
          week: {SUNDAY: ["08:00-16:00"], MONDAY: ["08:00-16:00"], TUESDAY: ["08:00-16:00"], WEDNESDAY: ["08:00-16:00"], THURSDAY: ["08:00-16:00"]}
      rules:
        - {clock: resolution, target: TARGETm, calendar: CALENDAR}
      """;

  private static SlaClockRow clock(
      String calendar, long minutes, String now, List<TimelineEvent> events) {
    String text =
        CALENDARS.replace("TARGET", String.valueOf(minutes)).replace("CALENDAR", calendar);
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));
    return CaseTimeline.of(CASE, events, policies, Times.parse(now)).clocks().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void knownAnswers(String id, JsonNode vector) {
    List<TimelineEvent> events =
        new ArrayList<>(List.of(at(vector.get("start").textValue(), CASE_OPENED).build()));
    String resumed = null;
    for (JsonNode pause : vector.get("pauses")) {
      boolean overlaps = resumed != null && pause.get(0).textValue().compareTo(resumed) < 0;
      events.add(at(pause.get(0).textValue(), overlaps ? ON_HOLD : WAITING_ON_CUSTOMER).build());
      resumed = pause.get(1).textValue();
    }
    if (resumed != null) {
      events.add(at(resumed, RESUMED).build());
    }

    SlaClockRow row =
        clock(
            vector.get("calendar").textValue(),
            vector.get("target_minutes").longValue(),
            vector.get("start").textValue(),
            events);

    assertThat(row.dueAt()).isEqualTo(Times.parse(vector.get("due").textValue()));
  }

  static List<Arguments> knownAnswers() throws IOException {
    List<Arguments> vectors = new ArrayList<>();
    try (InputStream file = CalendarClocksTest.class.getResourceAsStream("/clock-vectors.json")) {
      for (JsonNode vector : new ObjectMapper().readTree(file).get("vectors")) {
        vectors.add(Arguments.of(vector.get("id").textValue(), vector));
      }
    }
    return vectors;
  }

  @Test
  void levelsAreReachedInCountedTime() {
    String opened = "2026-03-02T20:00:00Z";
    String text =
        CALENDARS
            .replace("TARGET", "480")
            .replace("calendar: CALENDAR", "calendar: new_york, warn_at: [50, 75]");
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));

    CaseTimeline timeline =
        CaseTimeline.of(
            CASE,
            List.of(at(opened, CASE_OPENED).build()),
            policies,
            Times.parse("2026-03-09T00:00:00Z"));

    assertThat(timeline.thresholds())
        .extracting(Threshold::at)
        .containsExactly(
            Times.parse("2026-03-03T16:00:00Z"),
            Times.parse("2026-03-03T18:00:00Z"),
            Times.parse("2026-03-03T20:00:00Z"));
  }

  @Test
  void durationsAreCountedInWorkingHours() {
    List<TimelineEvent> events =
        List.of(
            at("2026-03-06T20:00:00Z", CASE_OPENED).build(),
            at("2026-03-06T21:00:00Z", WAITING_ON_CUSTOMER).build(),
            at("2026-03-09T14:00:00Z", RESUMED).build(),
            at("2026-03-10T15:00:00Z", RESOLVED).build());

    SlaClockRow row = clock("new_york", 480, "2026-03-11T00:00:00Z", events);

    assertThat(row.calendar()).isEqualTo("new_york");
    assertThat(row.breachedAt()).isEqualTo(Times.parse("2026-03-09T21:00:00Z"));
    assertThat(row.elapsedMillis()).isEqualTo(600 * 60_000);
    assertThat(row.overdueMillis()).isEqualTo(120 * 60_000);
    assertThat(row.pausedMillis()).isEqualTo(65 * 60 * 60_000);
    assertThat(row.wallMillis()).isEqualTo(91 * 60 * 60_000);
  }

  private static SlaClockRow changed(String rules, String change, String now) {
    String text = CALENDARS.substring(0, CALENDARS.indexOf("rules:")) + "rules:\n" + rules;
    List<TimelineEvent> events =
        List.of(
            at("2026-03-02T20:00:00Z", CASE_OPENED).priority(Priority.P3).build(),
            at(change, CASE_UPDATED).priority(Priority.P1).build());
    return CaseTimeline.of(
            CASE,
            events,
            PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text))),
            Times.parse(now))
        .clocks()
        .get(0);
  }

  @Test
  void aChangeOfCalendarSplitsTheCountedTime() {
    String rules =
        """
          - {clock: resolution, when: {priority: [P3]}, target: 4h, calendar: always}
          - {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: new_york}
        """;

    SlaClockRow row = changed(rules, "2026-03-02T23:00:00Z", "2026-03-02T23:30:00Z");

    assertThat(row.dueAt()).isEqualTo(Times.parse("2026-03-03T15:00:00Z"));
  }

  @Test
  void aLateRuleCountsAllTimeByItsOwnCalendar() {
    String rules =
        "  - {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: new_york}\n";

    SlaClockRow row = changed(rules, "2026-03-02T23:00:00Z", "2026-03-02T23:30:00Z");

    assertThat(row.dueAt()).isEqualTo(Times.parse("2026-03-03T16:00:00Z"));
  }

  @Test
  void aRuleThatComesBackCountsAllTimeByItsOwnCalendarToo() {
    String text =
        CALENDARS.substring(0, CALENDARS.indexOf("rules:"))
            + """
            rules:
              - {clock: resolution, when: {priority: [P3]}, target: 8h, calendar: always}
              - {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: new_york}
            """;
    List<TimelineEvent> events =
        List.of(
            at("2026-03-02T20:00:00Z", CASE_OPENED).priority(Priority.P3).build(),
            at("2026-03-02T23:00:00Z", CASE_UPDATED).priority(Priority.P4).build(),
            at("2026-03-03T00:00:00Z", CASE_UPDATED).priority(Priority.P1).build());
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));

    SlaClockRow row =
        CaseTimeline.of(CASE, events, policies, Times.parse("2026-03-03T01:00:00Z"))
            .clocks()
            .get(0);

    assertThat(row.dueAt()).isEqualTo(Times.parse("2026-03-03T16:00:00Z"));
  }

  @Test
  void aPromisedDeadlineIsNotMovedIntoWorkingHoursButItsTargetIsCountedInThem() {
    String text = CALENDARS.replace("TARGETm", "due_at").replace("CALENDAR", "new_york");
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));
    List<TimelineEvent> events =
        List.of(
            at("2026-03-02T20:00:00Z", CASE_OPENED)
                .dueAt(Times.parse("2026-03-03T05:00:00Z"))
                .build());

    SlaClockRow row =
        CaseTimeline.of(CASE, events, policies, Times.parse("2026-03-02T21:00:00Z"))
            .clocks()
            .get(0);

    assertThat(row.dueAt()).isEqualTo(Times.parse("2026-03-03T05:00:00Z"));
    assertThat(row.targetMillis()).isEqualTo(2 * 3_600_000);
  }
}
