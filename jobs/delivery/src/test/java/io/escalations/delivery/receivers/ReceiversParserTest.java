package io.escalations.delivery.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiversParserTest {
  private static final String GOOD =
      """
      pages: https://escalations.example.com
      receivers:
        oncall:
          pagerduty: {routing_key_file: pagerduty.key}
        desk:
          slack: {url_env: SLACK_URL}
        mail:
          email: {host: smtp.example.com, from: desk@example.com, to: [lead@example.com], user: desk, password_file: [old, new]}
        deadman:
          webhook: {url: "https://hc.example.com/ping"}
      defaults: {group_wait: 0s, storm_after: 3}
      routes:
        - when: {level: 100, priority: [P1, P2]}
          to: [oncall, desk]
          escalate:
            - {after: 10m, to: mail}
        - when: {department: Billing}
          to: desk
          hours: business
          group_interval: 10m
      heartbeat: {to: deadman}
      """;

  private static List<String> findings(String text) {
    return catchThrowableOfType(
            RefusedReceivers.class, () -> ReceiversParser.parse("receivers.yaml", text))
        .findings();
  }

  @Test
  void readsWhoIsCalledForWhat() {
    CheckedReceivers checked = ReceiversParser.parse("receivers.yaml", GOOD);
    Receivers receivers = checked.receivers();
    assertThat(receivers.byName()).containsOnlyKeys("oncall", "desk", "mail", "deadman");
    Route first = receivers.routes().get(0);
    assertThat(first.to()).containsExactly("oncall", "desk");
    assertThat(first.ladder()).containsExactly(new Rung(600_000, List.of("mail")));
    assertThat(first.times()).isEqualTo(new GroupTimes(0, 300_000, 14_400_000, 3));
    assertThat(receivers.routes().get(1).times().intervalMillis()).isEqualTo(600_000);
    assertThat(receivers.heartbeat()).isEqualTo(new Heartbeat(List.of("deadman"), 60_000));
    assertThat(checked.calendars()).containsOnlyKeys("business");
    assertThat(checked.warnings()).isEmpty();
    Endpoint.Email mail = (Endpoint.Email) receivers.byName().get("mail").endpoint();
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.password().sources()).hasSize(2);
  }

  @Test
  void everyMistakeIsNamedWithItsLine() {
    assertThat(
            findings(
                """
                receivers:
                  oncall: {pagerduty: {routing_key: abc}}
                  desk: {slak: {url_file: x}}
                  hook: {webhook: {url: alerts}}
                routes:
                  - {to: [oncal], when: {priority: P5}}
                  - {to: hook, when: {level: 120}, group_wait: 5}
                  - {when: {dept: Billing}}
                """))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains(":2: ", "a secret does not stand here"),
            line -> assertThat(line).contains(":3: ", "did you mean 'slack'?"),
            line -> assertThat(line).contains(":4: ", "expected an address"),
            line -> assertThat(line).contains(":6: ", "there is no receiver 'oncal'", "'oncall'"),
            line -> assertThat(line).contains(":6: ", "'P5' is no priority"),
            line -> assertThat(line).contains(":7: ", "can never match"),
            line -> assertThat(line).contains(":7: ", "has no unit"),
            line -> assertThat(line).contains(":8: ", "unknown key"),
            line -> assertThat(line).contains(":8: ", "'to' is missing"));
  }

  @Test
  void theStepsOfALadderComeOneAfterTheOther() {
    assertThat(
            findings(
                """
                receivers: {a: {webhook: {url: "https://a.example.com"}}}
                routes: [{to: a, escalate: [{after: 10m, to: a}, {after: 5m, to: a}]}]
                """))
        .singleElement()
        .asString()
        .contains(":2: ", "must be more than that of the step before");
  }

  @Test
  void aHeartbeatGoesToSomebodyWhoMissesIt() {
    assertThat(
            findings(
                """
                receivers: {mail: {email: {host: h, from: a@b, to: c@d}}}
                routes: [{to: mail}]
                heartbeat: {to: mail}
                """))
        .singleElement()
        .asString()
        .contains("'mail' would not miss a heartbeat");
  }

  @Test
  void warnsOfReceiversThatNobodyCallsAndRoutesThatAreNeverAsked() {
    assertThat(
            ReceiversParser.parse(
                    "receivers.yaml",
                    """
                    receivers:
                      a: {webhook: {url: "https://a.example.com"}}
                      b: {webhook: {url: "https://b.example.com"}}
                    routes:
                      - {to: a}
                      - {to: a, when: {level: 100}}
                    """)
                .warnings())
        .satisfiesExactly(
            line -> assertThat(line).contains(":3: ", "no route names this receiver"),
            line -> assertThat(line).contains(":6: ", "never asked"));
  }
}
