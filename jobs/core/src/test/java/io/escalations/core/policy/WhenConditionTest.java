package io.escalations.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.Attributes;
import io.escalations.core.testing.Events;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cases a rule is for. */
class WhenConditionTest {
  private static final Attributes CASE =
      new Attributes(
          Priority.P1,
          "Group 70",
          "team a",
          "anna",
          2,
          Channel.PHONE,
          "customer",
          "ACME Ltd",
          Segment.VIP,
          IssueCategory.TECHNICAL,
          "outage",
          "router",
          null,
          null,
          Map.of("contract", "gold-2024", "Contract Level", "Gold"));

  private static boolean matches(String when, Attributes attributes) {
    return matches("exact", when, attributes);
  }

  private static boolean matches(String textMatch, String when, Attributes attributes) {
    String text =
        "{version: v1, effective_from: 2016-01-01T00:00:00Z, text_match: %s,"
            + " calendars: {always: {hours: always}},"
            + " rules: [{clock: resolution, when: %s, target: 4h, calendar: always}]}";
    return PolicyParser.parse("v1.yaml", text.formatted(textMatch, when))
            .firstMatch("resolution", attributes)
        != null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{priority: [P2, P1]}",
        "{segment: [VIP]}",
        "{department: [Group 70]}",
        "{team: [team a]}",
        "{tier: [1, 2]}",
        "{channel: [PHONE]}",
        "{category: [TECHNICAL]}",
        "{type: [outage]}",
        "{product: [router]}",
        "{account: [Umbrella, ACME Ltd]}",
        "{customer: [customer]}",
        "{attributes.contract: [gold-2024]}",
        "{'attributes.Contract Level': [Gold]}",
        "{account: [ACME Ltd], attributes.contract: [gold-2024], priority: [P1]}",
        "{priority: [P1], tier: [2], product: [router]}",
        "{}",
      })
  void matchesIfEveryAttributeHasOneOfItsValues(String when) {
    assertThat(matches(when, CASE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{priority: [P2]}",
        "{segment: [STANDARD]}",
        "{department: [group 70]}",
        "{department: [Group 7]}",
        "{team: ['team a ']}",
        "{tier: [1, 3]}",
        "{channel: [EMAIL]}",
        "{type: [Outage]}",
        "{account: [acme ltd]}",
        "{customer: [ACME Ltd]}",
        "{attributes.contract: [Gold-2024]}",
        "{attributes.contract: [gold]}",
        "{attributes.Contract: [gold-2024]}",
        "{product: [routers]}",
        "{priority: [P1], tier: [3]}",
      })
  void doesNotMatchIfOneHasAnother(String when) {
    assertThat(matches(when, CASE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{priority: [P1, P2, P3, P4]}",
        "{segment: [STANDARD]}",
        "{account: ['']}",
        "{customer: ['']}",
        "{attributes.contract: ['']}",
        "{tier: [1, 2, 3, 4]}",
        "{channel: [PHONE]}",
        "{category: [TECHNICAL]}",
        "{type: ['']}",
        "{product: ['']}",
      })
  void anAbsentAttributeMatchesNoList(String when) {
    assertThat(matches(when, Attributes.NONE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{account: [acme ltd]}",
        "{attributes.contract: [GOLD-2024]}",
        "{department: [GROUP 70]}",
        "{type: [Outage], priority: [P1]}",
      })
  void matchesRegardlessOfCapitalsIfThePolicySaysSo(String when) {
    assertThat(matches("exact", when, CASE)).isFalse();
    assertThat(matches("ignore_case", when, CASE)).isTrue();
  }

  @Test
  void ofSomeLettersTheCapitalIsTwo() {
    assertThat(matches("ignore_case", "{department: [STRASSE]}", department("Straße"))).isTrue();
    assertThat(matches("ignore_case", "{department: [straße]}", department("STRASSE"))).isTrue();
    assertThat(matches("ignore_case", "{department: [ΟΔΟΣ]}", department("οδος"))).isTrue();
  }

  private static Attributes department(String name) {
    return Attributes.NONE.after(
        Events.at("10:00", EventType.CASE_UPDATED).department(name).build());
  }

  @Test
  void anEmptyOneMatchesEveryCase() {
    assertThat(matches("{}", Attributes.NONE)).isTrue();
  }

  @Test
  void ofSeveralThatMatchTheFirstCounts() {
    String text =
        """
        version: v1
        effective_from: 2016-01-01T00:00:00Z
        calendars: {always: {hours: always}}
        rules:
          - {clock: resolution, when: {priority: [P1], segment: [STANDARD]}, target: 1h, calendar: always}
          - {clock: resolution, when: {tier: [2]}, target: 2h, calendar: always}
          - {clock: resolution, when: {priority: [P1]}, target: 3h, calendar: always}
        """;

    assertThat(PolicyParser.parse("v1.yaml", text).firstMatch("resolution", CASE).targetMillis())
        .isEqualTo(2 * 3_600_000);
  }
}
