package io.escalations.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyText;
import io.escalations.holidays.JollydayHolidays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PolicyReportTest {
  private static final JollydayHolidays HOLIDAYS = new JollydayHolidays();

  private static String report(String policy) {
    String text = PolicyText.resolve("p.yaml", policy, HOLIDAYS);
    return String.join(
        "\n",
        PolicyReport.of(
            PolicyParser.read("p.yaml", text), LocalDate.parse("2026-11-01"), HOLIDAYS));
  }

  @Test
  void showsHoursTargetsAndExamples() {
    String report =
        report(
            """
            version: "2026-1"
            effective_from: 2026-01-01T00:00:00Z
            migrate: true
            calendars:
              always: {hours: always}
              office:
                zone: America/New_York
                week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"], THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-12:00", "13:00-17:00"], SATURDAY: []}
                holidays: {country: US}
                exceptions: {2026-11-27: ["09:00-13:00"], 12-24: ["09:00-13:00"], last MONDAY of MAY: ["10:00-12:00"]}
            rules:
              - {clock: resolution, when: {priority: [P1], account: [ACME]}, target: 4h, calendar: always, warn_at: [75, 50]}
              - {clock: resolution, when: {priority: [P2]}, target: 2wd, calendar: office, on_change: reset, on_reopen: frozen}
              - {clock: resolution, target: due_at, on_change: keep}
            auto_escalation: {failed_attempts: 2, open_for: {P2: 1d, P1: 4h}}
            """);

    assertThat(report)
        .isEqualTo(
            """
            In force from 2026-01-01T00:00:00.000Z for clocks that start from then on, and for those that run then, which move to it.
            Texts compare exactly, capital letters too.

            Calendars, and their hours in twelve months
              always: every instant counts; a working day is 24h
              office (America/New_York): a working day is 8h
                MONDAY, TUESDAY, WEDNESDAY, THURSDAY: 09:00-17:00
                FRIDAY: 09:00-12:00, 13:00-17:00
                SATURDAY: closed
                2026-11 145h, 2026-12 169h, 2027-01 148h, 2027-02 148h, 2027-03 180h, 2027-04 171h,
                2027-05 158h, 2027-06 165h, 2027-07 163h, 2027-08 172h, 2027-09 164h, 2027-10 163h
                2026-11-11 Wed  closed         public holiday: Veterans Day
                2026-11-26 Thu  closed         public holiday: Thanksgiving Day
                2026-11-27 Fri  09:00-13:00    exceptions.2026-11-27
                2026-12-24 Thu  09:00-13:00    exceptions.12-24
                2026-12-25 Fri  closed         public holiday: Christmas
            """
                    .stripTrailing()
                + report.substring(
                    report.indexOf("\n    2027-01-01"), report.indexOf("\n\nTargets"))
                + """


                Targets, by the first rule that matches; times are those of the calendar's zone
                  resolution
                    1. priority P1; account ACME: 4h, every instant counts, warns at 50 %, 75 %
                       for example Mon 2026-11-02 10:00 -> due Mon 2026-11-02 14:00 (2026-11-02T14:00:00.000Z)
                       another rule matches later: counted time carries over to its target; reopened: runs on with what was left
                    2. priority P2: 16h of office hours (2 working days of 8h)
                       for example Mon 2026-11-02 10:00 -> due Wed 2026-11-04 10:00 (2026-11-04T15:00:00.000Z)
                       another rule matches later: its target runs in full from there; reopened: stays as it was
                    3. every case: by the deadline promised to the case (due_at), whatever the hours; none, no clock
                       another rule matches later: this target stays; reopened: runs on with what was left
                    every other case: no resolution clock
                  no rule, so no clock: first_response, next_response, acknowledgement, escalation, customer_update, total_resolution, follow_up

                Alert ESCALATION_DUE after 2 failed attempts; open and never escalated for P1 4h, P2 24h\
                """);
    assertThat(report)
        .contains("2027-01-01 Fri  closed         public holiday: New Year")
        .contains(
            "2027-05-31 Mon  10:00-12:00    exceptions.last MONDAY of MAY, although a public"
                + " holiday: Memorial Day");
  }

  @Test
  void saysWhatIsProbablyNotMeant() {
    assertThat(
            report(
                """
                version: "v1"
                effective_from: 2026-01-01T00:00:00Z
                text_match: ignore_case
                calendars: {office: {zone: Europe/London, week: {MONDAY: ["09:00-17:00"]}}}
                rules: [{clock: first_response, target: 2d, calendar: office}]
                """))
        .contains("those that run then keep their targets.")
        .contains("Texts compare regardless of capital letters.")
        .endsWith(
            """
            Warnings
              p.yaml:5: rules[0].target: '2d' is 48h of counted time, which is 6 working days of calendar office (8h each); a target in working days is written 2wd\
            """);
  }
}
