package io.escalations.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.dashboards.cases.Bar.Kind;
import io.escalations.dashboards.cases.Bar.Piece;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.stored.StoredCase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The case opens on a Monday at 10:00 of an office that is open from 9 to 17; 8 hours are asked.
 */
class BarTest {
  private static final String POLICY =
      """
      version: v1
      effective_from: 2000-01-01T00:00:00Z
      calendars: {office: {zone: UTC, week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"], THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}}}
      rules: [{clock: resolution, target: 8h, calendar: office}]
      """;

  private static CaseView view(String now, CaseEvent... events) {
    StoredCase stored = new StoredCase("c", List.of(events));
    return CaseView.of(
        stored,
        stored
            .fold(PolicyVersions.of(List.of(PolicyParser.parse("v1", POLICY))), millis(now))
            .orElseThrow());
  }

  private static CaseEvent event(String at, EventType type) {
    return CaseEvent.builder(type.name() + at, "c", type, millis(at)).build();
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void workingHoursPausesAndWhatIsLateAreDistinguished() {
    CaseView view =
        view(
            "2026-03-04T09:00:00Z",
            event("2026-03-02T10:00:00Z", EventType.CASE_OPENED),
            event("2026-03-02T15:00:00Z", EventType.ON_HOLD),
            event("2026-03-02T16:00:00Z", EventType.RESUMED),
            event("2026-03-03T13:00:00Z", EventType.RESOLVED));

    Bar bar = Bar.of(view.clocks().get(0), view.axis());

    assertThat(bar.pieces())
        .extracting(Piece::kind)
        .containsExactly(
            Kind.OFF, Kind.COUNTED, Kind.PAUSED, Kind.OFF, Kind.COUNTED, Kind.COUNTED, Kind.LATE);
    assertThat(bar.due()).isEqualTo(view.axis().at(millis("2026-03-03T11:00:00Z")));
    assertThat(bar.pieces().get(6).from()).isEqualTo(bar.due());
    assertThat(view.before()).isEqualTo(millis("2026-03-03T13:00:00Z"));
    assertThat(view.after()).isNull();
  }

  @Test
  void aCalendarOfYearsIsNoLongerThanOneOfDays() {
    CaseView view =
        view("2036-03-02T10:00:00Z", event("2026-03-02T10:00:00Z", EventType.CASE_OPENED));

    assertThat(
            view.explanation().clocks().stream()
                .filter(clock -> clock.clock().equals("resolution"))
                .findFirst()
                .orElseThrow()
                .segments()
                .get(0)
                .intervals())
        .hasSizeGreaterThan(2000);
    assertThat(Bar.of(view.clocks().get(0), view.axis()).pieces()).hasSizeLessThan(10);
  }

  @Test
  void whatIsStillToComeLeavesRoomForWhatHappened() {
    CaseEvent opened = event("2026-03-02T10:00:00Z", EventType.CASE_OPENED);
    long due = millis("2026-03-03T10:00:00Z");

    assertThat(view("2026-03-02T10:01:00Z", opened).axis().holds(due)).isTrue();
    CaseView put =
        view("2026-03-02T11:00:00Z", opened, event("2026-03-02T10:30:00Z", EventType.ON_HOLD));
    assertThat(put.axis().holds(due)).isFalse();
    assertThat(put.axis().holds(millis("2026-03-02T11:00:00Z"))).isTrue();
  }

  @Test
  void ofManyClocksTheOpenAndTheNewestAreSeenAtOnce() {
    CaseEvent[] events = new CaseEvent[100];
    events[0] = event("2026-03-02T10:00:00Z", EventType.CASE_OPENED);
    for (int number = 1; number < events.length; number++) {
      events[number] =
          event(
              "2026-03-02T10:%02d:%02dZ".formatted(number / 60 + 1, number % 60),
              number % 2 == 0 ? EventType.RESOLVED : EventType.REOPENED);
    }

    CaseView view = view("2026-03-02T11:00:00Z", events);

    assertThat(view.clocks()).hasSizeLessThanOrEqualTo(16);
    assertThat(view.clocks().size() + view.others().size())
        .isEqualTo(
            (int)
                view.explanation().clocks().stream()
                    .filter(clock -> clock.status() != null)
                    .count());
    assertThat(view.unasked())
        .containsExactly("First response", "Total resolution", "Follow up (49)");
  }
}
