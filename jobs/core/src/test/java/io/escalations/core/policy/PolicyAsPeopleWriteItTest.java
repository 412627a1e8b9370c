package io.escalations.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they come from people who know another tool: one run shows all that is wrong. */
class PolicyAsPeopleWriteItTest {
  private static final String FILE = "policy.yaml";

  private static List<String> findings(String text) {
    RefusedPolicy refused =
        catchThrowableOfType(RefusedPolicy.class, () -> PolicyParser.parse(FILE, text));
    assertThat(refused).as("refused").isNotNull();
    return refused.findings();
  }

  /** Of each finding line and key. */
  private static List<String> places(String text) {
    return findings(text).stream()
        .map(
            finding ->
                finding.substring(FILE.length() + 1, finding.indexOf(": ", FILE.length() + 5)))
        .toList();
  }

  @Test
  void showsEveryMistakeOfAFileFullOfThem() throws IOException {
    String text;
    try (InputStream in =
        getClass().getResourceAsStream("/reported/policy-as-people-write-it/policy.yaml")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(places(text))
        .containsExactly(
            "2: effective_from",
            "6: calendars.office.week.Monday",
            "6: calendars.office.week.MON-FRI",
            "6: calendars.office.week.TUESDAY",
            "6: calendars.office.week.THURSDAY[0]",
            "6: calendars.office.week.FRIDAY[0]",
            "6: calendars.office.week.SATURDAY[0]",
            "6: calendars.office.week.SUNDAY[0]",
            "7: calendars.office.holidays",
            "8: calendars.office.exceptions.2026-12-24/2026-12-31",
            "8: calendars.office.exceptions.2026-02-30",
            "8: calendars.office.exceptions.24.12.2026",
            "9: calendars.always",
            "11: rules[0].when.priority",
            "11: rules[0].when.Team",
            "11: rules[0].when.category[0]",
            "11: rules[0].calendar",
            "11: rules[0].warn_at[0]",
            "11: rules[0].warn_at[1]",
            "11: rules[0].warn_at[2]",
            "11: rules[0].on_reopen",
            "12: rules[1].clock",
            "13: rules[2].target",
            "14: rules[3].target",
            "16: rules[5]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "organization: [ACME]         | 6: rules[0].when.organization: unknown key; that is"
            + " 'account' here",
        "customer.account: [ACME]     | 6: rules[0].when.customer.account: unknown key; that is"
            + " 'account' here",
        "customer_id: [c-1]           | 6: rules[0].when.customer_id: unknown key; that is"
            + " 'customer' here",
        "attributes: {contract: [a]}  | 6: rules[0].when.attributes: write the name into the key:"
            + " attributes.contract",
        "attributes: [a]              | 6: rules[0].when.attributes: write the name of the"
            + " attribute into the key",
        "Priority: [P1]               | 6: rules[0].when.Priority: unknown key; did you mean"
            + " 'priority'?",
        "priority: [p1]               | 6: rules[0].when.priority[0]: 'p1' is no priority; did you"
            + " mean 'P1'?",
        "priority: [Urgent]           | 6: rules[0].when.priority[0]: 'Urgent' is no priority"
            + " (known values: P1, P2, P3, P4)",
        "priority: P1                 | 6: rules[0].when.priority: expected a list, such as [P1]",
        "priority: {P1: yes}          | 6: rules[0].when.priority: expected a list",
        "department: [~'~~'~]         | 6: rules[0].when.department[0]: can never match: an empty"
            + " department is none",
        "segment: [vip]               | 6: rules[0].when.segment[0]: 'vip' is no segment; did you"
            + " mean 'VIP'?",
      })
  void saysWhatAKeyOrValueIsCalledHere(String when, String finding) {
    assertThat(findings(policy(when.replace("~", ""), "4h")))
        .singleElement()
        .asString()
        .startsWith(FILE + ":" + finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30      | '30' has no unit: write 30m, 30h, 30d or 30wd",
        "1.5     | '1.5' has no unit",
        "01:30   | '01:30' may mean hours and minutes, or minutes and seconds",
        "0h      | a target must be longer than nothing",
        "-4h     | a target must be longer than nothing",
        "1w      | '1w' may mean seven days or five working days",
        "2 weeks | '2 weeks' may mean seven days or five working days",
        "30M     | '30M' may mean minutes or months",
        "1 month | expected a length of time such as 90m",
        "4h!     | expected a length of time",
        "P1M     | expected a length of time",
        "four    | expected a length of time",
        "Due_At  | expected a length of time",
      })
  void refusesALengthThatMayMeanMoreThanOneThing(String target, String reason) {
    assertThat(findings(policy("priority: [P1]", '"' + target + '"')))
        .singleElement()
        .asString()
        .startsWith(FILE + ":6: rules[0].target: " + reason);
  }

  @Test
  void refusesADecimalComma() {
    assertThat(findings(policy("priority: [P1]", "\"1,5h\"")))
        .containsExactly(FILE + ":6: rules[0].target: '1,5h': write a decimal point, such as 1.5h");
  }

  @Test
  void saysHowADateBecomesATime() {
    assertThat(
            findings(policy("priority: [P1]", "4h").replace("2026-01-01T00:00:00Z", "2026-01-01")))
        .containsExactly(
            FILE
                + ":2: effective_from: expected a time with an offset such as"
                + " 2016-01-01T00:00:00Z, found '2026-01-01'; from midnight UTC on:"
                + " 2026-01-01T00:00:00Z");
  }

  @Test
  void readsTextsAsTheyStandWhateverYamlMakesOfThemElsewhere() {
    String text = policy("department: [NO, yes, 0755, 1.10, 12e3, 2026-01-01, null_, ~x]", "4h");

    assertThat(PolicyParser.read(FILE, text).asked())
        .extracting(AskedValue::value)
        .containsExactly("NO", "yes", "0755", "1.10", "12e3", "2026-01-01", "null_", "~x");
  }

  @Test
  void showsKeysThatStandTwiceWithAllElseThatIsWrong() {
    String text =
        policy("priority: [P1], priority: [P5]", "4h")
            .replace("effective_from", "version: \"again\"\neffective_from");

    assertThat(places(text)).containsExactly("2: version", "7: rules[0].when.priority");
  }

  @Test
  void followsAnchorsAndMergedKeys() {
    String text =
        """
        version: "v1"
        effective_from: 2026-01-01T00:00:00Z
        calendars:
          london: &office
            zone: Europe/London
            week: &week {MONDAY: &day ["9:00-17:00"], TUESDAY: *day}
          berlin:
            <<: *office
            zone: Europe/Berlin
        rules:
          - &first {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: london}
          - {<<: *first, when: {priority: [P2]}, calendar: berlin}
        """;

    SlaPolicy policy = PolicyParser.parse(FILE, text);

    assertThat(policy.rulesByClock().get("resolution"))
        .extracting(TargetRule::calendar)
        .containsExactly("london", "berlin");
    assertThat(policy.calendars().get("berlin").workingDay()).isEqualTo(8 * 3_600_000);
  }

  @Test
  void doesNotFollowAnAliasIntoItself() {
    assertThat(findings("version: v1\nrules: &all [*all]\n")).isNotEmpty();
  }

  @Test
  void saysThatATabIsNoIndentation() {
    assertThat(findings("version: v1\nrules:\n\t- clock: resolution\n"))
        .singleElement()
        .asString()
        .startsWith(
            FILE + ":3: not valid YAML: found character '\\t(TAB)' that cannot start any token");
  }

  @Test
  void readsAFileOfAWindowsEditor() {
    String text = "\ufeff" + policy("priority: [P1]", "4h").replace("\n", "\r\n");

    assertThat(PolicyParser.parse(FILE, text).version()).isEqualTo("v1");
  }

  private static String policy(String when, String target) {
    return """
    version: "v1"
    effective_from: 2026-01-01T00:00:00Z
    calendars:
      always: {hours: always}
    rules:
      - {clock: resolution, when: {%s}, target: %s, calendar: always}
    """
        .formatted(when, target);
  }
}
