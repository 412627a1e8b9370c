package io.escalations.core.sla;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.testing.Events;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clocks that a policy declares; the case opens at 10:00. */
class FurtherClocksTest {
  private static final String VENDOR =
      "vendor: {start: [ON_HOLD], pause: [], stop: [RESUMED], cancel: [RESOLVED, CLOSED]}";

  private static SlaPolicy policy(
      String version, String effectiveFrom, boolean migrate, String clock) {
    return PolicyParser.parse(
        version + ".yaml",
        """
        version: "%s"
        effective_from: %s
        migrate: %s
        calendars: {always: {hours: always}}
        clocks: {%s}
        rules:
          - {clock: %s, target: 4h, calendar: always}
        """
            .formatted(
                version, effectiveFrom, migrate, clock, clock.substring(0, clock.indexOf(':'))));
  }

  private static List<String> rows(List<SlaPolicy> policies, Events... events) {
    List<TimelineEvent> all = Stream.of(events).map(Events::build).toList();
    return CaseTimeline.of(CASE, all, PolicyVersions.of(policies), instant("23:00"))
        .clocks()
        .stream()
        .map(FurtherClocksTest::text)
        .toList();
  }

  private static List<String> clock(String definition, Events... events) {
    return rows(List.of(policy("v1", "2000-01-01T00:00:00Z", false, definition)), events);
  }

  private static String text(SlaClockRow row) {
    String stop = row.stoppedAt() == null ? "" : " " + time(row.stoppedAt());
    return row.clock()
        + "#"
        + row.instance()
        + " "
        + time(row.startedAt())
        + " "
        + row.status()
        + stop;
  }

  private static String time(long instant) {
    return Times.format(instant).substring(11, 16);
  }

  private static Events opened() {
    return at("10:00", CASE_OPENED);
  }

  @Test
  void startsStopsAndIsCancelledByTheTypesDeclared() {
    assertThat(
            clock(
                VENDOR,
                opened(),
                at("11:00", ON_HOLD),
                at("12:00", RESUMED),
                at("13:00", ON_HOLD),
                at("14:00", RESOLVED)))
        .containsExactly("vendor#1 11:00 MET 12:00", "vendor#2 13:00 CANCELLED 14:00");
  }

  @Test
  void aStartWhileOneRunsIsIgnored() {
    assertThat(
            clock(
                VENDOR,
                opened(),
                at("11:00", ON_HOLD),
                at("11:30", WAITING_ON_CUSTOMER),
                at("12:00", ON_HOLD),
                at("13:00", RESUMED)))
        .containsExactly("vendor#1 11:00 MET 13:00");
  }

  @Test
  void aTypeThatStopsAndStartsEndsOneAndBeginsTheNext() {
    assertThat(
            clock(
                "talk: {start: [CUSTOMER_REPLIED, AGENT_REPLIED], stop: [AGENT_REPLIED, RESOLVED]}",
                opened(),
                at("11:00", CUSTOMER_REPLIED),
                at("12:00", AGENT_REPLIED),
                at("13:00", RESOLVED)))
        .containsExactly("talk#1 11:00 MET 12:00", "talk#2 12:00 MET 13:00");
  }

  @Test
  void observesThePausesDeclared() {
    String definition = "work: {start: [ASSIGNED], pause: [WAITING_ON_CUSTOMER], stop: [RESOLVED]}";

    assertThat(clock(definition, opened(), at("11:00", ASSIGNED), at("12:00", WAITING_ON_CUSTOMER)))
        .containsExactly("work#1 11:00 PAUSED");
    assertThat(clock(definition, opened(), at("20:00", ASSIGNED), at("21:00", ON_HOLD)))
        .containsExactly("work#1 20:00 RUNNING");
  }

  @Test
  void isPausedFromTheStartIfItsStartIsAPauseItObserves() {
    assertThat(
            clock(
                "vendor: {start: [ON_HOLD], pause: [ON_HOLD], stop: [RESOLVED]}",
                opened(),
                at("11:00", ON_HOLD)))
        .containsExactly("vendor#1 11:00 PAUSED");
    assertThat(
            clock(
                "vendor: {start: [ON_HOLD], pause: [ON_HOLD], stop: [RESOLVED]}",
                opened(),
                at("11:00", ON_HOLD),
                at("20:00", WAITING_ON_CUSTOMER)))
        .containsExactly("vendor#1 11:00 RUNNING");
  }

  @Test
  void isNotMovedByAReopenItDoesNotName() {
    assertThat(
            clock(
                "work: {start: [ASSIGNED], stop: [RESOLVED]}",
                opened(),
                at("11:00", ASSIGNED),
                at("12:00", RESOLVED),
                at("13:00", REOPENED)))
        .containsExactly("work#1 11:00 MET 12:00");
  }

  @Test
  void isEndedByTheCancellationOfTheCaseInAnyCase() {
    assertThat(clock(VENDOR, opened(), at("11:00", ON_HOLD), at("12:00", CANCELLED)))
        .containsExactly("vendor#1 11:00 CANCELLED 12:00");
    assertThat(
            clock(
                "last: {start: [CASE_OPENED], stop: [CANCELLED]}",
                opened(),
                at("12:00", CANCELLED)))
        .containsExactly("last#1 10:00 MET 12:00");
  }

  @Test
  void aReopenOfAnOpenCaseAndASecondOpeningAreNotWhatTheySay() {
    String definition = "start: {start: [REOPENED, CASE_OPENED], stop: [RESOLVED]}";

    assertThat(
            clock(
                definition,
                opened(),
                at("12:00", RESOLVED),
                at("13:00", CASE_OPENED),
                at("14:00", REOPENED),
                at("15:00", RESOLVED),
                at("16:00", REOPENED)))
        .containsExactly(
            "start#1 10:00 MET 12:00", "start#2 14:00 MET 15:00", "start#3 16:00 BREACHED");
    assertThat(
            clock(
                "note: {start: [CASE_UPDATED], stop: [REOPENED]}",
                opened(),
                at("20:00", CASE_OPENED),
                at("21:00", REOPENED)))
        .containsExactly("note#1 20:00 RUNNING");
  }

  @Test
  void existsFromTheVersionThatDeclaresItAndKeepsItsDefinition() {
    SlaPolicy first = policy("v1", "2026-03-02T10:30:00Z", false, VENDOR);
    SlaPolicy second =
        policy(
            "v2",
            "2026-03-02T12:00:00Z",
            false,
            "vendor: {start: [ON_HOLD], stop: [AGENT_REPLIED]}");

    assertThat(
            rows(
                List.of(first, second),
                opened(),
                at("10:15", ON_HOLD),
                at("11:00", WAITING_ON_CUSTOMER),
                at("11:30", ON_HOLD),
                at("20:00", AGENT_REPLIED)))
        .containsExactly("vendor#1 11:30 BREACHED");
    assertThat(
            rows(
                List.of(first, second),
                opened(),
                at("11:30", ON_HOLD),
                at("12:30", RESUMED),
                at("13:00", ON_HOLD),
                at("14:00", RESUMED),
                at("15:00", AGENT_REPLIED)))
        .containsExactly("vendor#1 11:30 MET 12:30", "vendor#2 13:00 MET 15:00");
  }

  @Test
  void movesToTheDefinitionOfAMigratingVersion() {
    SlaPolicy first = policy("v1", "2000-01-01T00:00:00Z", false, VENDOR);
    SlaPolicy second =
        policy(
            "v2",
            "2026-03-02T12:00:00Z",
            true,
            "vendor: {start: [ON_HOLD], pause: [ON_HOLD], stop: [AGENT_REPLIED]}");
    SlaPolicy without =
        policy(
            "v3", "2026-03-02T13:00:00Z", true, "other: {start: [ON_HOLD], stop: [AGENT_REPLIED]}");

    assertThat(rows(List.of(first, second), opened(), at("11:30", ON_HOLD)))
        .containsExactly("vendor#1 11:30 PAUSED");
    assertThat(
            rows(
                List.of(first, second),
                opened(),
                at("11:30", ON_HOLD),
                at("12:30", RESUMED),
                at("12:45", AGENT_REPLIED)))
        .containsExactly("vendor#1 11:30 MET 12:45");
    assertThat(rows(List.of(first, without), opened(), at("11:30", ON_HOLD)))
        .containsExactly("vendor#1 11:30 CANCELLED 13:00");
  }
}
