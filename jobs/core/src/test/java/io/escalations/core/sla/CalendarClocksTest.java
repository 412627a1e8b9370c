package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.RESUMED;
import static io.escalations.schemas.event.EventType.WAITING_ON_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static SlaClockRow clock(String calendar, long minutes, String now, List<TimelineEvent> events) {
    String text = CALENDARS.replace("TARGET", String.valueOf(minutes)).replace("CALENDAR", calendar);
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));
    return CaseTimeline.of(CASE, events, policies, Times.parse(now)).clocks().get(0);
  }

  @ParameterizedTest(name = "{0}: {1} {2} + {3} min, waiting {4} to {5}, is due {6}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ends at the close              | new_york | 2026-03-02T18:00:00Z | 240 | - | - | 2026-03-02T22:00:00Z",
        "runs over a night              | new_york | 2026-03-02T21:00:00Z | 240 | - | - | 2026-03-03T17:00:00Z",
        "runs over a weekend            | new_york | 2026-03-06T21:30:00Z | 60  | - | - | 2026-03-09T13:30:00Z",
        "starts on a closed day         | new_york | 2026-03-02T01:00:00Z | 60  | - | - | 2026-03-02T15:00:00Z",
        "Thanksgiving and an early end  | new_york | 2026-11-25T20:00:00Z | 480 | - | - | 2026-11-30T16:00:00Z",
        "the clock goes forward         | always   | 2026-03-08T03:00:00Z | 480 | - | - | 2026-03-08T11:00:00Z",
        "the clock goes back            | always   | 2026-11-01T02:00:00Z | 480 | - | - | 2026-11-01T10:00:00Z",
        "forward over the weekend       | new_york | 2026-03-06T21:00:00Z | 120 | - | - | 2026-03-09T14:00:00Z",
        "a week from Sunday to Thursday | riyadh   | 2026-03-05T12:30:00Z | 60  | - | - | 2026-03-08T05:30:00Z",
        "another zone                   | paris    | 2026-03-02T16:00:00Z | 240 | - | - | 2026-03-03T10:00:00Z",
        "another zone, an hour less     | paris    | 2026-03-02T16:00:00Z | 180 | - | - | 2026-03-03T09:00:00Z",
        "a pause in working hours       | new_york | 2026-03-02T14:00:00Z | 480 | 2026-03-02T15:00:00Z | 2026-03-02T17:00:00Z | 2026-03-03T16:00:00Z",
        "a pause off hours moves naught | new_york | 2026-03-02T20:00:00Z | 240 | 2026-03-02T22:30:00Z | 2026-03-03T13:30:00Z | 2026-03-03T16:00:00Z",
        "a pause over the weekend       | new_york | 2026-03-06T20:00:00Z | 480 | 2026-03-06T21:00:00Z | 2026-03-09T14:00:00Z | 2026-03-09T21:00:00Z",
        "a pause the day after          | new_york | 2026-03-02T20:00:00Z | 480 | 2026-03-03T15:00:00Z | 2026-03-03T17:00:00Z | 2026-03-03T22:00:00Z",
        "a pause that is known later    | new_york | 2026-03-02T15:00:00Z | 240 | 2026-03-02T15:30:00Z | 2026-03-02T17:30:00Z | 2026-03-02T21:00:00Z",
      })
  void isDue(String what, String calendar, String start, long minutes, String waiting, String resumed, String due) {
    List<TimelineEvent> events = new ArrayList<>(List.of(at(start, CASE_OPENED).build()));
    if (waiting != null) {
      events.add(at(waiting, WAITING_ON_CUSTOMER).build());
      events.add(at(resumed, RESUMED).build());
    }

    assertThat(clock(calendar, minutes, start, events).dueAt()).as(what).isEqualTo(Times.parse(due));
  }

  @Test
  void onePauseAfterTheOtherIsOnePause() {
    List<TimelineEvent> events =
        List.of(
            at("2026-03-02T14:00:00Z", CASE_OPENED).build(),
            at("2026-03-02T15:00:00Z", WAITING_ON_CUSTOMER).build(),
            at("2026-03-02T16:00:00Z", ON_HOLD).build(),
            at("2026-03-02T18:00:00Z", RESUMED).build());

    assertThat(clock("new_york", 480, "2026-03-02T18:00:00Z", events).dueAt()).isEqualTo(Times.parse("2026-03-03T17:00:00Z"));
  }

  @Test
  void levelsAreReachedInCountedTime() {
    String opened = "2026-03-02T20:00:00Z";
    String text = CALENDARS.replace("TARGET", "480").replace("calendar: CALENDAR", "calendar: new_york, warn_at: [50, 75]");
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("v1.yaml", text)));

    CaseTimeline timeline = CaseTimeline.of(CASE, List.of(at(opened, CASE_OPENED).build()), policies, Times.parse("2026-03-09T00:00:00Z"));

    assertThat(timeline.levels()).extracting(Level::at)
        .containsExactly(Times.parse("2026-03-03T16:00:00Z"), Times.parse("2026-03-03T18:00:00Z"), Times.parse("2026-03-03T20:00:00Z"));
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
}
