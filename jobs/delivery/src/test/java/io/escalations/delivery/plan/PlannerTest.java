package io.escalations.delivery.plan;

import static io.escalations.delivery.plan.Alerts.MINUTE;
import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.alert;
import static io.escalations.delivery.plan.Alerts.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.calendar.CalendarParser;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.yaml.YamlNode;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.schemas.Times;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String RECEIVERS =
      """
      receivers:
        hook: {webhook: {url: "https://alerts.example.com/in"}}
        lead: {webhook: {url: "https://lead.example.com/in"}}
        chat: {teams: {url_file: teams.url}}
      routes:
      """;
  private static final WorkingTime BUSINESS =
      CalendarParser.parse(
          YamlNode.parse(
              "calendar.yaml",
              "zone: UTC\nweek: {MONDAY: [\"09:00-17:00\"], TUESDAY: [\"09:00-17:00\"]}"),
          Map.of());
  private static final long MONDAY_EVENING = Times.parse("2026-03-02T20:00:00Z");
  private static final long TUESDAY_MORNING = Times.parse("2026-03-03T09:00:00Z");

  private static PlayedDelivery played(String routes) {
    return played(routes, NOON);
  }

  private static PlayedDelivery played(String routes, long begin) {
    Receivers receivers =
        ReceiversParser.parse("receivers.yaml", RECEIVERS + routes.indent(2)).receivers();
    return new PlayedDelivery(receivers, Map.of("business", BUSINESS), begin);
  }

  private static KnownAlert later(String caseId, int revision, AlertAction action) {
    return KnownAlert.of(alert(caseId, "100", revision, action, NOON + revision), false);
  }

  private static ClockEnd end(String caseId) {
    return new ClockEnd(caseId, "resolution", 1, ClockStatus.BREACHED, NOON, 60 * MINUTE);
  }

  @Test
  void anAlertIsSentAmendedAndRetractedUnderOneKey() {
    PlayedDelivery played = played("- to: hook");
    played.knowledge.add(raised("A", "100", NOON));
    played.run();
    played.knowledge.add(later("A", 2, AlertAction.AMENDED));
    played.run();
    played.knowledge.add(later("A", 3, AlertAction.VOIDED));
    played.run();
    assertThat(played.sentTo("hook"))
        .containsExactly("TRIGGER A 100", "UPDATE A 100", "RETRACT A 100");
    assertThat(played.sent).extracting(PlannedMessage::key).containsOnly(Alerts.id("A", "100"));
  }

  @Test
  void theNewestRevisionGoesInsteadOfOneThatStillWaits() {
    PlayedDelivery played = played("- to: hook");
    played.knowledge.add(raised("A", "100", NOON));
    played.knowledge.add(later("A", 2, AlertAction.AMENDED));
    played.run();
    assertThat(played.sentTo("hook")).containsExactly("TRIGGER A 100");
    assertThat(played.revision("hook", Alerts.id("A", "100"))).isEqualTo(2);
  }

  @Test
  void nobodyHearsOfAnAlertThatWasVoidedBeforeItWasSent() {
    PlayedDelivery played = played("- {to: hook, group_wait: 30s}");
    played.knowledge.add(raised("A", "100", NOON));
    played.run();
    played.knowledge.add(later("A", 2, AlertAction.VOIDED));
    played.runUntil(NOON + 60 * MINUTE);
    assertThat(played.sent).isEmpty();
  }

  @Test
  void aClockThatStopsResolvesAndOneThatRunsAgainTriggers() {
    PlayedDelivery played = played("- to: hook");
    played.knowledge.add(raised("A", "100", NOON));
    played.run();
    played.knowledge.add(end("A"));
    played.run();
    played.knowledge.runs(new ClockInstanceKey("A", "resolution", 1));
    played.run();
    played.knowledge.add(end("A"));
    played.run();
    assertThat(played.sentTo("hook"))
        .containsExactly("TRIGGER A 100", "RESOLVE A 100", "TRIGGER A 100", "RESOLVE A 100");
    assertThat(played.sent).extracting(PlannedMessage::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDisprovedAfterItsClockStoppedIsRetracted() {
    PlayedDelivery played = played("- to: hook");
    played.knowledge.add(raised("A", "100", NOON));
    played.run();
    played.knowledge.add(end("A"));
    played.run();
    played.knowledge.add(later("A", 2, AlertAction.VOIDED));
    played.run();
    assertThat(played.sentTo("hook"))
        .containsExactly("TRIGGER A 100", "RESOLVE A 100", "RETRACT A 100");
  }

  @Test
  void theBreachSilencesTheWarningsOfItsClock() {
    PlayedDelivery played = played("- to: [hook, chat]");
    played.knowledge.add(raised("A", "75", NOON));
    played.run();
    played.knowledge.add(raised("A", "90", NOON + 1));
    played.knowledge.add(raised("A", "100", NOON + 2));
    played.runUntil(NOON + 2);
    played.knowledge.add(end("A"));
    played.run();
    assertThat(played.sentTo("hook"))
        .containsExactlyInAnyOrder(
            "TRIGGER A 75", "RESOLVE A 75", "TRIGGER A 100", "RESOLVE A 100");
    assertThat(played.sentTo("chat"))
        .as("people hear no more of the warning")
        .containsExactly("TRIGGER A 75", "TRIGGER A 100", "RESOLVE A 100");
  }

  @Test
  void theFirstOfAStormGoSinglyAndTheRestAreCountedByOneMessage() {
    PlayedDelivery played = played("- {to: hook, storm_after: 2, group_interval: 5m}");
    for (int i = 0; i < 10; i++) {
      played.knowledge.add(raised("case-" + i, "100", NOON + i));
    }
    played.run();
    played.knowledge.add(raised("another", "100", NOON + 100));
    played.runUntil(NOON + 4 * MINUTE);
    assertThat(played.sentTo("hook"))
        .containsExactly("TRIGGER case-0 100", "TRIGGER case-1 100", "TRIGGER 8/8");
    played.runUntil(NOON + 5 * MINUTE);
    assertThat(played.sentTo("hook")).endsWith("UPDATE 9/9");
    for (int i = 2; i < 10; i++) {
      played.knowledge.add(end("case-" + i));
    }
    played.runUntil(NOON + 10 * MINUTE);
    assertThat(played.sentTo("hook")).endsWith("UPDATE 1/9");
    played.knowledge.add(end("another"));
    played.run();
    assertThat(played.sentTo("hook")).endsWith("RESOLVE 0/9");
  }

  @Test
  void aRefusedMessageOfAStormKeepsBackNeitherLaterAlertsNorItsEnd() {
    PlayedDelivery played = played("- {to: hook, storm_after: 1, group_interval: 5m}");
    played.knowledge.add(raised("A", "100", NOON));
    played.knowledge.add(raised("B", "100", NOON + 1));
    played.knowledge.add(raised("C", "100", NOON + 2));
    played.refuse(true);
    played.run();
    assertThat(played.sentTo("hook")).containsExactly("TRIGGER A 100", "TRIGGER 2/2");
    played.refuse(false);
    played.run();
    assertThat(played.sentTo("hook")).as("not sent again").hasSize(2);
    played.knowledge.add(raised("D", "100", NOON));
    played.run();
    assertThat(played.sentTo("hook")).hasSize(3).endsWith("TRIGGER 3/3");
    played.knowledge.add(later("B", 2, AlertAction.AMENDED));
    played.refuse(true);
    played.runUntil(NOON + 20 * MINUTE);
    assertThat(played.sentTo("hook")).hasSize(4).endsWith("UPDATE 3/3");
    played.refuse(false);
    for (String caseId : new String[] {"B", "C", "D"}) {
      played.knowledge.add(end(caseId));
    }
    played.run();
    assertThat(played.sentTo("hook")).hasSize(5).endsWith("RESOLVE 0/3");
  }

  @Test
  void alertsOfDifferentKindsAreNoStorm() {
    PlayedDelivery played = played("- {to: hook, storm_after: 1}");
    played.knowledge.add(raised("A", "75", NOON));
    played.knowledge.add(raised("B", "90", NOON));
    played.knowledge.add(raised("C", "100", NOON));
    played.run();
    assertThat(played.sentTo("hook"))
        .containsExactlyInAnyOrder("TRIGGER A 75", "TRIGGER B 90", "TRIGGER C 100");
  }

  @Test
  void outsideTheHoursAlertsAreHeldAndThenOneMessageTellsWhatIsStillTrue() {
    PlayedDelivery played = played("- {to: chat, hours: business}", MONDAY_EVENING);
    for (String caseId : new String[] {"A", "B", "C", "D"}) {
      played.knowledge.add(raised(caseId, "100", MONDAY_EVENING));
    }
    played.run();
    played.knowledge.add(later("B", 2, AlertAction.VOIDED));
    played.knowledge.add(end("C"));
    played.runUntil(TUESDAY_MORNING - 1);
    assertThat(played.sent).isEmpty();
    played.runUntil(TUESDAY_MORNING);
    assertThat(played.sentTo("chat")).containsExactly("TRIGGER 2/2");
  }

  @Test
  void aCalendarThatThePolicyDoesNotHaveSilencesNothing() {
    PlayedDelivery played = played("- {to: chat, hours: nights}", MONDAY_EVENING);
    played.knowledge.add(raised("A", "100", MONDAY_EVENING));
    played.run();
    assertThat(played.sentTo("chat")).containsExactly("TRIGGER A 100");
  }

  @Test
  void whoIsNotAnsweredIsFollowedByTheNext() {
    PlayedDelivery played = played("- {to: hook, escalate: [{after: 10m, to: lead}]}");
    played.knowledge.add(raised("A", "100", NOON));
    played.knowledge.add(raised("B", "100", NOON));
    played.runUntil(NOON + 9 * MINUTE);
    assertThat(played.sentTo("lead")).isEmpty();
    played.knowledge.add(new Acknowledgement(Alerts.id("A", "100"), "Ada", NOON + MINUTE));
    played.runUntil(NOON + 10 * MINUTE);
    assertThat(played.sentTo("lead")).containsExactly("TRIGGER B 100");
    assertThat(played.sentTo("hook"))
        .containsExactlyInAnyOrder("TRIGGER A 100", "TRIGGER B 100", "ACKNOWLEDGE A 100");
    AlertMessage escalated = (AlertMessage) played.sent.get(played.sent.size() - 1);
    assertThat(escalated.unanswered()).containsExactly("hook");
  }

  @Test
  void anAcknowledgementOfAnEarlierPeriodDoesNotCount() {
    PlayedDelivery played = played("- {to: hook, escalate: [{after: 10m, to: lead}]}");
    played.knowledge.add(raised("A", "100", NOON));
    played.knowledge.add(new Acknowledgement(Alerts.id("A", "100"), "Ada", NOON));
    played.run();
    played.knowledge.add(later("A", 2, AlertAction.VOIDED));
    played.run();
    played.knowledge.add(later("A", 3, AlertAction.RAISED));
    played.runUntil(NOON + 30 * MINUTE);
    assertThat(played.sentTo("lead")).containsExactly("TRIGGER A 100");
  }

  @Test
  void peopleAreRemindedUntilTheyAnswerAndMachinesAreNot() {
    PlayedDelivery played = played("- {to: [hook, chat], repeat_interval: 1h}");
    played.knowledge.add(raised("A", "100", NOON));
    played.runUntil(NOON + 150 * MINUTE);
    assertThat(played.sentTo("chat"))
        .containsExactly("TRIGGER A 100", "REMIND A 100", "REMIND A 100");
    assertThat(played.sentTo("hook")).containsExactly("TRIGGER A 100");
    played.knowledge.add(new Acknowledgement(Alerts.id("A", "100"), "Ada", NOON + MINUTE));
    played.runUntil(NOON + 600 * MINUTE);
    assertThat(played.sentTo("chat")).hasSize(3);
  }

  @Test
  void ofSeveralRoutesTheFirstCountsUnlessItGoesOn() {
    PlayedDelivery played =
        played(
            """
            - {when: {level: 100}, to: hook, continue: true}
            - {when: {department: Billing}, to: chat}
            - {to: lead}
            """);
    played.knowledge.add(raised("A", "100", NOON));
    played.knowledge.add(raised("B", "75", NOON));
    played.run();
    assertThat(played.sentTo("hook")).containsExactly("TRIGGER A 100");
    assertThat(played.sentTo("chat")).containsExactlyInAnyOrder("TRIGGER A 100", "TRIGGER B 75");
    assertThat(played.sentTo("lead")).isEmpty();
  }

  @Test
  void aReceiverThatDoesNotTakeMessagesIsFollowedByTheNextAtOnce() {
    Receivers receivers =
        ReceiversParser.parse(
                "receivers.yaml",
                RECEIVERS + "  - {to: hook, escalate: [{after: 10m, to: lead}]}\n")
            .receivers();
    Knowledge knowledge = new Knowledge();
    knowledge.add(raised("A", "100", NOON));
    Pace failing =
        new Pace() {
          @Override
          public boolean isBusy(String receiver, String key) {
            return false;
          }

          @Override
          public long notBefore(String receiver) {
            return receiver.equals("hook") ? NOON + MINUTE : 0;
          }

          @Override
          public boolean isFailing(String receiver) {
            return receiver.equals("hook");
          }
        };
    Plan plan = new Planner(receivers, Map.of()).plan(knowledge, new Deliveries(), failing, NOON);
    assertThat(plan.messages())
        .extracting(message -> message.receiver().name())
        .containsExactly("lead");
    assertThat(plan.nextAt()).isEqualTo(NOON + MINUTE);
  }

  @Test
  void whatAReceiverRefusedForGoodIsNotSentAgainButANewerRevisionIs() {
    PlayedDelivery played = played("- to: hook");
    played.knowledge.add(raised("A", "100", NOON));
    Plan first =
        new Planner(
                ReceiversParser.parse("receivers.yaml", RECEIVERS + "  - to: hook\n").receivers(),
                Map.of())
            .plan(played.knowledge, played.deliveries, Pace.FREE, NOON);
    first.messages().get(0).refused().deliveries().forEach(played.deliveries::put);
    played.run();
    assertThat(played.sent).isEmpty();
    played.knowledge.add(later("A", 2, AlertAction.AMENDED));
    played.run();
    assertThat(played.sentTo("hook")).containsExactly("TRIGGER A 100");
  }
}
