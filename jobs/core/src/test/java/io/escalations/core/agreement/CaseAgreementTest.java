package io.escalations.core.agreement;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CLOSED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.RESUMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The case opens on Monday 2026-03-02 at 10:00Z. */
class CaseAgreementTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("resolution | * | 4h");
  private static final long AS_OF = instant("2026-03-10T00:00:00Z");

  private static Verdict verdict(Outcome outcome, String dueAt) {
    return new Verdict(CASE, "resolution", outcome, dueAt == null ? null : instant(dueAt));
  }

  private static AgreementRow compare(PolicyVersions policies, Verdict verdict, Events... events) {
    return new CaseAgreement(policies, AS_OF)
        .compare(CASE, Stream.of(events).map(Events::build).toList(), List.of(verdict))
        .get(0);
  }

  @Property(tries = 100)
  void ourOwnVerdictsAreShared(@ForAll long seed) {
    PolicyVersions policies = RandomCases.policies(seed);
    List<Verdict> ours = new ArrayList<>();
    long asOf = instant("2027-06-01T00:00:00Z");
    CaseTimeline timeline =
        CaseTimeline.of(
            CASE, RandomCases.events(seed).stream().map(Events::build).toList(), policies, asOf);
    for (SlaClockRow row : timeline.clocks()) {
      Outcome outcome = outcome(row.status());
      if (isOnlyInstance(timeline, row) && outcome != null) {
        ours.add(new Verdict(CASE, row.clock(), outcome, row.dueAt()));
      }
    }

    assertThat(new CaseAgreement(policies, asOf).compare(CASE, timeline.events(), ours))
        .allMatch(row -> row.agreement() == Agreement.AGREES && row.cause() == null);
  }

  /** Instances have gaps: a cycle in which no rule asks for the clock has none. */
  private static boolean isOnlyInstance(CaseTimeline timeline, SlaClockRow instance) {
    return timeline.clocks().stream().filter(row -> row.clock().equals(instance.clock())).count()
        == 1;
  }

  private static Outcome outcome(ClockStatus status) {
    return switch (status) {
      case MET -> Outcome.MET;
      case BREACHED -> Outcome.BREACHED;
      case RUNNING, PAUSED, CANCELLED -> null;
    };
  }

  @Test
  void agreesToTheMinute() {
    Events[] events = {at("10:00:20", CASE_OPENED), at("12:00", RESOLVED)};

    assertThat(compare(FOUR_HOURS, verdict(Outcome.MET, "14:00"), events).agreement())
        .isEqualTo(Agreement.AGREES);
    assertThat(compare(FOUR_HOURS, verdict(null, "14:02"), events).agreement())
        .isEqualTo(Agreement.DUE_DIFFERS);
  }

  @Test
  void aPauseThatIsNotCountedIsFound() {
    AgreementRow row =
        compare(
            FOUR_HOURS,
            verdict(Outcome.BREACHED, "14:00"),
            at("10:00", CASE_OPENED),
            at("11:00", ON_HOLD),
            at("15:00", RESUMED),
            at("16:00", RESOLVED).id("solved"));

    assertThat(row.agreement()).isEqualTo(Agreement.OUTCOME_DIFFERS);
    assertThat(row.ourStatus()).isEqualTo(ClockStatus.MET);
    assertThat(row.cause()).isEqualTo(Cause.PAUSE);
    assertThat(row.likely())
        .isEqualTo("it does not pause its clock while the case waits or is on hold");
    assertThat(row.explanation())
        .isEqualTo(
            "target 4h by calendar always of policy v1: stopped by RESOLVED at"
                + " 2026-03-02T16:00:00.000Z (solved), 2h before due");
  }

  @Test
  void anotherCalendarIsFoundByTheDeadline() {
    PolicyVersions policies =
        PolicyVersions.of(
            List.of(
                PolicyParser.parse(
                    "office.yaml",
                    """
                    version: v1
                    effective_from: 2000-01-01T00:00:00Z
                    calendars:
                      always: {hours: always}
                      office: {zone: UTC, week: {MONDAY: ["09:00-12:00"], TUESDAY: ["09:00-12:00"]}}
                    rules:
                      - {clock: resolution, target: 4h, calendar: always}
                      - {clock: first_response, target: 4h, calendar: office}
                    """)));
    AgreementRow row =
        compare(
            policies,
            verdict(null, "2026-03-03T11:00:00Z"),
            at("10:00", CASE_OPENED),
            at("11:00", RESOLVED));

    assertThat(row.agreement()).isEqualTo(Agreement.DUE_DIFFERS);
    assertThat(row.cause()).isEqualTo(Cause.CALENDAR);
    assertThat(row.likely()).isEqualTo("it counts office");
  }

  @Test
  void anotherStopIsFound() {
    Events[] closedLate = {
      at("10:00", CASE_OPENED), at("12:00", RESOLVED), at("2026-03-04T12:00:00Z", CLOSED)
    };
    assertThat(compare(FOUR_HOURS, verdict(Outcome.BREACHED, null), closedLate).likely())
        .isEqualTo("it stops its clock at CLOSED only");

    Events[] reopened = {
      at("10:00", CASE_OPENED), at("12:00", RESOLVED), at("13:00", REOPENED), at("20:00", RESOLVED)
    };
    AgreementRow row = compare(FOUR_HOURS, verdict(Outcome.MET, null), reopened);
    assertThat(row.cause()).isEqualTo(Cause.STOP);
    assertThat(row.likely()).isEqualTo("it keeps the first stop when the case is reopened");
  }

  @Test
  void anotherVersionIsFound() {
    PolicyVersions policies =
        PolicyVersions.of(
            List.of(
                Policies.policy("old", "2000-01-01T00:00:00Z", false, "resolution | * | 1h"),
                Policies.policy("new", "2026-01-01T00:00:00Z", false, "resolution | * | 4h")));
    AgreementRow row =
        compare(
            policies,
            verdict(Outcome.BREACHED, null),
            at("10:00", CASE_OPENED),
            at("12:00", RESOLVED));

    assertThat(row.cause()).isEqualTo(Cause.VERSION);
    assertThat(row.likely()).isEqualTo("it judges by version old");
  }

  @Test
  void whatNothingExplainsIsUnknown() {
    AgreementRow row =
        compare(
            FOUR_HOURS,
            verdict(Outcome.BREACHED, null),
            at("10:00", CASE_OPENED),
            at("10:05", RESOLVED));

    assertThat(row.cause()).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void whatIsNotDecidedOrAskedHereIsNoDifference() {
    assertThat(
            compare(FOUR_HOURS, verdict(Outcome.MET, null), at("2026-03-09T23:00:00Z", CASE_OPENED))
                .agreement())
        .isEqualTo(Agreement.UNDECIDED);
    AgreementRow none =
        compare(
            Policies.of("first_response | * | 4h"),
            verdict(Outcome.MET, null),
            at("10:00", CASE_OPENED));
    assertThat(none.agreement()).isEqualTo(Agreement.NO_CLOCK);
    assertThat(none.explanation()).isNull();
  }
}
