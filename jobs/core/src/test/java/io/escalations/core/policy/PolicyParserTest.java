package io.escalations.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
  private static final String GOOD =
      """
      version: "2016-1"
      effective_from: 2016-01-01T00:00:00Z
      calendars:
        always: {hours: always}
      rules:
        - clock: resolution
          when: {priority: [P1, P2], department: ["Group 70"], tier: [2]}
          target: 3h30m
          calendar: always
          warn_at: [90, 50]
          on_change: reset
          on_reopen: frozen
        - clock: resolution
          target: due_at
      """;

  @Test
  void readsAVersion() {
    SlaPolicy policy = PolicyParser.parse("p.yaml", GOOD);

    assertThat(policy.version()).isEqualTo("2016-1");
    assertThat(policy.migrate()).isFalse();
    List<TargetRule> rules = policy.rulesByClock().get("resolution");
    assertThat(rules.get(0).targetMillis()).isEqualTo(210 * 60_000);
    assertThat(rules.get(0).warnAt()).containsExactly(50, 90);
    assertThat(rules.get(0).onChange()).isEqualTo(OnChange.RESET);
    assertThat(rules.get(0).onReopen()).isEqualTo(OnReopen.FROZEN);
    assertThat(rules.get(1).isDeadline()).isTrue();
    assertThat(rules.get(1).onChange()).isEqualTo(OnChange.CARRY);
    assertThat(rules.get(1).onReopen()).isEqualTo(OnReopen.RESUME);
  }

  @ParameterizedTest
  @CsvSource({
    "90m,5400000",
    "3h30m,12600000",
    "2d,172800000",
    "PT2H,7200000",
    "P14D,1209600000",
    "P2W,1209600000",
    "1s,1000",
    "4 hours,14400000",
    "30 min,1800000",
    "1.5h,5400000",
    "0.25d,21600000",
    "1d 4h,100800000",
    "1 day 4 hours,100800000",
    " 90m ,5400000",
    "2 Days,172800000",
    "1h30min,5400000",
    "PT1H30M,5400000",
  })
  void readsLengthsOfTime(String text, long millis) {
    SlaPolicy policy = PolicyParser.parse("p.yaml", GOOD.replace("3h30m", text));

    assertThat(policy.rulesByClock().get("resolution").get(0).targetMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "effective_from: 2016-01-01T00:00:00Z | effective_from: 2016-01-01 | p.yaml:2:"
            + " effective_from: expected a time with an offset",
        "version: \"2016-1\" | version: \" \" | p.yaml:1: version: a version needs a name",
        "clock: resolution | clock: solution | p.yaml:6: rules[0].clock: unknown clock 'solution';"
            + " did you mean 'resolution'? (known here: first_response, next_response,"
            + " acknowledgement, escalation, customer_update, resolution, total_resolution,"
            + " follow_up)",
        "target: 3h30m | target: 3 fortnights | p.yaml:8: rules[0].target: expected a length of"
            + " time",
        "target: 3h30m | target: 0m | p.yaml:8: rules[0].target: a target must be longer than"
            + " nothing",
        "target: 3h30m | target: -PT1H | p.yaml:8: rules[0].target: a target must be longer than"
            + " nothing, found '-PT1H'",
        "target: 3h30m | target: P1M | p.yaml:8: rules[0].target: expected a length of time",
        "calendar: always | calendar: office | p.yaml:9: rules[0].calendar: unknown calendar"
            + " 'office' (known here: always)",
        "calendar: always | note: none | p.yaml:9: rules[0].note: unknown key",
        "hours: always | hours: never | p.yaml:4: calendars.always.hours: expected 'always'",
        "[P1, P2] | [P1, P5] | p.yaml:7: rules[0].when.priority[1]: 'P5' is no priority (known"
            + " values: P1, P2, P3, P4)",
        "[P1, P2] | [] | p.yaml:7: rules[0].when.priority: can never match: the list is empty",
        "tier: [2] | tier: [5] | p.yaml:7: rules[0].when.tier[0]: '5' is no tier (known values: 1,"
            + " 2, 3, 4)",
        "tier: [2] | colour: [red] | p.yaml:7: rules[0].when.colour: unknown key",
        "[90, 50] | [100] | p.yaml:10: rules[0].warn_at[0]: 100 is the breach itself",
        "on_change: reset | on_change: restart | p.yaml:11: rules[0].on_change: 'restart' is none"
            + " of CARRY, RESET, KEEP",
      })
  void refusesAFileWholeNamingTheLine(String good, String bad, String message) {
    assertThatThrownBy(() -> PolicyParser.parse("p.yaml", GOOD.replace(good, bad)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                    | {}",
        "{}                                    | {priority: [P1]}",
        "{priority: [P1, P2]}                  | {priority: [P2]}",
        "{priority: [P1, P2]}                  | {priority: [P2], channel: [PHONE]}",
        "{priority: [P1, P2], channel: [PHONE]} | {priority: [P2], channel: [PHONE]}",
        "{account: [ACME, Umbrella]}            | {account: [ACME]}",
        "{attributes.contract: [gold]}          | {attributes.contract: [gold], priority: [P1]}",
      })
  void refusesARuleThatCanNeverMatch(String first, String second) {
    assertThatThrownBy(() -> PolicyParser.parse("p.yaml", rules(first, "1d", second, "due_at")))
        .hasMessage(
            "p.yaml:16: rules[3]: can never match: earlier rules for total_resolution match"
                + " every case it is for; put it before them, or leave it out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                     | due_at | {}",
        "{priority: [P1]}                       | 1d     | {priority: [P1, P2]}",
        "{priority: [P1]}                       | 1d     | {}",
        "{priority: [P1], channel: [PHONE]}     | 1d     | {priority: [P1]}",
      })
  void takesARuleThatMayMatch(String first, String target, String second) {
    assertThat(
            PolicyParser.parse("p.yaml", rules(first, target, second, "2d"))
                .rulesByClock()
                .get("total_resolution"))
        .hasSize(2);
  }

  @Test
  void refusesARuleThatSeveralTogetherHide() {
    String text =
        """
        version: v1
        effective_from: 2016-01-01T00:00:00Z
        text_match: ignore_case
        calendars: {always: {hours: always}}
        rules:
          - {clock: resolution, when: {priority: [P1]}, target: 1h, calendar: always}
          - {clock: resolution, when: {priority: [P2], team: [a]}, target: 2h, calendar: always}
          - {clock: resolution, when: {priority: [P2], team: [b]}, target: 3h, calendar: always}
          - {clock: resolution, when: {priority: [P1, P2], team: [A, B]}, target: 4h, calendar: always}
        """;

    assertThatThrownBy(() -> PolicyParser.parse("p.yaml", text))
        .hasMessageStartingWith("p.yaml:9: rules[3]: can never match");
    assertThat(
            PolicyParser.parse("p.yaml", text.replace("[A, B]", "[A, B, C]"))
                .rulesByClock()
                .get("resolution"))
        .hasSize(4);
    assertThat(
            PolicyParser.parse("p.yaml", text.replace("ignore_case", "exact"))
                .rulesByClock()
                .get("resolution"))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "2wd,57600000",
    "2 working days,57600000",
    "2 business days,57600000",
    "0.5wd,14400000",
    "1wd 4h,43200000",
    "2d,172800000"
  })
  void countsAWorkingDayAsTheLongestDayOfTheRulesCalendar(String target, long millis) {
    String text =
        GOOD.replace(
                "  always: {hours: always}",
                "  always: {hours: always}\n  office: {zone: UTC,"
                    + " week: {MONDAY: ['09:00-17:00'], FRIDAY: ['09:00-13:00']}}")
            .replace("3h30m\n    calendar: always", target + "\n    calendar: office");

    assertThat(
            PolicyParser.parse("p.yaml", text)
                .rulesByClock()
                .get("resolution")
                .get(0)
                .targetMillis())
        .isEqualTo(millis);
    assertThat(
            PolicyParser.parse("p.yaml", GOOD.replace("3h30m", "2wd"))
                .rulesByClock()
                .get("resolution")
                .get(0)
                .targetMillis())
        .as("where every instant counts")
        .isEqualTo(172_800_000);
  }

  @Test
  void warnsOfWhatIsLegalAndProbablyNotMeant() {
    String text =
        """
        version: v1
        effective_from: 2016-01-01T00:00:00Z
        calendars:
          unused: {hours: always}
          office: {zone: UTC, week: {MONDAY: ['09:00-17:00']}}
        rules:
          - {clock: resolution, when: {team: [' a', b, b]}, target: 2d, calendar: office}
          - {clock: resolution, when: {priority: [P1]}, target: 48h, calendar: office}
          - {clock: resolution, target: due_at, on_change: reset}
          - {clock: first_response, target: 1wd, calendar: office, on_reopen: resume}
        """;

    assertThat(PolicyParser.read("p.yaml", text).warnings())
        .containsExactly(
            "p.yaml:7: rules[0].when.team[0]: ' a' begins or ends with a blank, and so must the"
                + " event's value",
            "p.yaml:7: rules[0].when.team: 'b' stands twice",
            "p.yaml:7: rules[0].target: '2d' is 48h of counted time, which is 6 working days of"
                + " calendar office (8h each); a target in working days is written 2wd",
            "p.yaml:9: rules[2].on_change: has the effect of carry: a promised deadline is an"
                + " instant",
            "p.yaml:10: rules[3].on_reopen: has no effect: a reopen neither resumes nor restarts"
                + " first_response",
            "p.yaml:4: calendars.unused: no rule names this calendar");
  }

  private static String rules(
      String first, String firstTarget, String second, String secondTarget) {
    return GOOD
        + "  - {clock: total_resolution, when: "
        + first
        + ", target: "
        + firstTarget
        + ", calendar: always}\n"
        + "  - {clock: total_resolution, when: "
        + second
        + ", target: "
        + secondTarget
        + ", calendar: always}\n";
  }

  @Test
  void refusesATargetWithoutACalendar() {
    assertThatThrownBy(
            () -> PolicyParser.parse("p.yaml", GOOD.replace("    calendar: always\n", "")))
        .hasMessageStartingWith("p.yaml:6: rules[0]: 'calendar' is missing");
  }

  @Test
  void findsAllThatIsWrong() {
    String bad =
        GOOD.replace("hours: always", "hours: never")
            .replace("target: 3h30m", "target: 3 fortnights")
            .replace("target: due_at", "target: tomorrow");

    assertThatThrownBy(() -> PolicyParser.parse("p.yaml", bad))
        .isInstanceOfSatisfying(
            RefusedPolicy.class,
            refused ->
                assertThat(refused.findings())
                    .satisfiesExactly(
                        calendar ->
                            assertThat(calendar).startsWith("p.yaml:4: calendars.always.hours: "),
                        first -> assertThat(first).startsWith("p.yaml:8: rules[0].target: "),
                        second -> assertThat(second).startsWith("p.yaml:14: rules[1].target: ")))
        .hasMessageEndingWith("(and 2 more: see ./escalations policy check)");
  }
}
