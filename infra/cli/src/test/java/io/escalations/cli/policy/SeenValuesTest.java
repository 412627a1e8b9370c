package io.escalations.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.policy.PolicyParser;
import io.escalations.schemas.UserError;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenValuesTest {
  private static final String ROWS =
      """
      {"field":"events","value":"12"}
      {"field":"department","value":"Network"}
      {"field":"priority","value":"P1"}
      """;

  private static SeenValues values(String textMatch) {
    return new SeenValues(
        PolicyParser.read(
            "p.yaml",
            """
            version: v1
            effective_from: 2026-01-01T00:00:00Z
            text_match: %s
            calendars: {always: {hours: always}}
            rules:
              - clock: resolution
                when: {department: [network, O'Neil\\'s], priority: [P1, P4]}
                target: 4h
                calendar: always
              - {clock: resolution, when: {account: [ACME], attributes.contract: [gold]}, target: 4h, calendar: always}
            """
                .formatted(textMatch)));
  }

  @Test
  void namesThoseThatNoEventHas() {
    assertThat(values("exact").unseen((sql, parameters) -> ROWS))
        .containsExactly(
            "p.yaml:7: rules[0].when.department[0]: 'network'; events have 'Network' (text_match:"
                + " ignore_case compares them alike)",
            "p.yaml:7: rules[0].when.department[1]: 'O'Neil\\'s'",
            "p.yaml:7: rules[0].when.priority[1]: 'P4'");
    assertThat(values("ignore_case").unseen((sql, parameters) -> ROWS)).hasSize(2);
  }

  @Test
  void asksForWhatMayBePersonalOfNobody() {
    Map<String, String> asked = new HashMap<>();
    SeenValues values = values("exact");
    values.unseen(
        (sql, parameters) -> {
          asked.putAll(parameters);
          asked.put("sql", sql);
          return ROWS;
        });

    assertThat(asked)
        .containsOnlyKeys("sql", "department", "priority")
        .containsEntry("priority", "['p1','p4']")
        .containsEntry("department", "['network','o\\'neil\\\\\\'s']");
    assertThat(values.personal()).isEqualTo(2);
  }

  @Test
  void namesNoneWhileThereIsNoEvent() {
    assertThatThrownBy(
            () ->
                values("exact")
                    .unseen((sql, parameters) -> "{\"field\":\"events\",\"value\":\"0\"}\n"))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no event yet");
  }
}
