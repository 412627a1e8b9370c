package io.escalations.delivery.message;

import static io.escalations.delivery.plan.Alerts.MINUTE;
import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.alert;
import static io.escalations.delivery.plan.Alerts.raised;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.Alerts;
import io.escalations.delivery.plan.Deliveries;
import io.escalations.delivery.plan.Knowledge;
import io.escalations.delivery.plan.Pace;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.schemas.Times;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each product's requests, as its documentation has them. */
class HttpFormsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, String> SECRETS =
      Map.of(
          "key", "the-key",
          "hook", SECRET,
          "url", "https://chat.example.com/hooks/secret");
  private static final HttpForms FORMS =
      new HttpForms(
          source -> SECRETS.get(source.name()), new Wording("https://pages.example.com/"));

  private final Knowledge knowledge = new Knowledge();
  private final Deliveries deliveries = new Deliveries();

  /** The requests for what is due now at a receiver of this kind; they are accepted. */
  private List<HttpCall> calls(String endpoint) {
    Receivers receivers =
        ReceiversParser.parse(
                "receivers.yaml", "receivers: {one: {" + endpoint + "}}\nroutes: [{to: one}]\n")
            .receivers();
    List<PlannedMessage> messages =
        new Planner(receivers, Map.of()).plan(knowledge, deliveries, Pace.FREE, NOON).messages();
    assertThat(messages).hasSize(1);
    messages
        .get(0)
        .accepted(NOON, FORMS.referenceToKeep(messages.get(0)))
        .deliveries()
        .forEach(deliveries::put);
    return FORMS.calls(messages.get(0), NOON);
  }

  private HttpCall call(String endpoint) {
    List<HttpCall> calls = calls(endpoint);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private void raise() {
    knowledge.add(raised("INC 1", "100", NOON));
  }

  private void amend(AlertAction action) {
    knowledge.add(KnownAlert.of(alert("INC 1", "100", 2, action, NOON + 2), false));
  }

  private void stop() {
    knowledge.add(new ClockEnd("INC 1", "resolution", 1, ClockStatus.BREACHED, NOON, 840_000L));
  }

  private static JsonNode json(HttpCall call) {
    try {
      return JSON.readTree(call.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pagerDutyTriggersAcknowledgesAndResolvesUnderOneKey() {
    String endpoint = "pagerduty: {routing_key_env: key}";
    raise();
    HttpCall trigger = call(endpoint);
    assertThat(trigger.url()).hasToString("https://events.pagerduty.com/v2/enqueue");
    JsonNode event = json(trigger);
    assertThat(event.path("routing_key").asText()).isEqualTo("the-key");
    assertThat(event.path("event_action").asText()).isEqualTo("trigger");
    assertThat(event.path("dedup_key").asText()).isEqualTo(Alerts.id("INC 1", "100"));
    assertThat(event.at("/payload/summary").asText())
        .isEqualTo("P1 resolution breached: case INC 1 (Billing)");
    assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
    assertThat(event.at("/payload/source").asText()).isEqualTo("INC 1");
    assertThat(event.at("/links/0/href").asText())
        .isEqualTo("https://pages.example.com/cases/INC%201");
    knowledge.add(new Acknowledgement(Alerts.id("INC 1", "100"), "Ada", NOON));
    assertThat(json(call(endpoint)).path("event_action").asText()).isEqualTo("acknowledge");
    stop();
    JsonNode resolve = json(call(endpoint));
    assertThat(resolve.path("event_action").asText()).isEqualTo("resolve");
    assertThat(resolve.at("/payload/custom_details/news").asText()).isEqualTo("Done after 14m");
  }

  @Test
  void aWebhookSaysWhatDisprovedARetractedAlert() {
    String endpoint = "webhook: {url: \"https://in.example.com/x\", secret_env: hook}";
    raise();
    HttpCall first = call(endpoint);
    assertThat(first.headers())
        .containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    assertThat(json(first).path("type").asText()).isEqualTo("alert.triggered");
    assertThat(json(first).at("/data/alert/alert_id").asText())
        .isEqualTo(Alerts.id("INC 1", "100"));
    amend(AlertAction.VOIDED);
    HttpCall second = call(endpoint);
    assertThat(json(second).path("type").asText()).isEqualTo("alert.retracted");
    assertThat(json(second).at("/data/news").asText())
        .isEqualTo("Retracted, it never held: event event-2 arrived");
    assertThat(second.headers().get("webhook-id")).isNotEqualTo(first.headers().get("webhook-id"));
  }

  @Test
  void theSameMessageSentAgainHasTheSameIdAndBody() {
    Receivers receivers =
        ReceiversParser.parse(
                "receivers.yaml",
                """
                receivers: {one: {webhook: {url: "https://in.example.com"}}}
                routes: [{to: one}]
                """)
            .receivers();
    raise();
    PlannedMessage message =
        new Planner(receivers, Map.of())
            .plan(knowledge, deliveries, Pace.FREE, NOON)
            .messages()
            .get(0);
    HttpCall first = FORMS.calls(message, NOON).get(0);
    HttpCall again = FORMS.calls(message, NOON + 60_000).get(0);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
  }

  @Test
  void alertmanagerIsToldUntilWhenAnAlertStands() {
    String endpoint = "alertmanager: {url: \"http://am.example.com/\"}";
    raise();
    HttpCall firing = call(endpoint);
    assertThat(firing.url()).hasToString("http://am.example.com/api/v2/alerts");
    JsonNode alert = json(firing).path(0);
    assertThat(alert.at("/labels/alertname").asText()).isEqualTo("SlaAlert");
    assertThat(alert.at("/labels/alert_id").asText()).isEqualTo(Alerts.id("INC 1", "100"));
    assertThat(alert.path("startsAt").asText()).isEqualTo("2026-03-02T11:59:59.000Z");
    assertThat(alert.path("endsAt").asText()).isEqualTo("2026-03-02T12:04:00.000Z");
    stop();
    JsonNode resolved = json(call(endpoint));
    assertThat(resolved).hasSize(1);
    assertThat(resolved.path(0).path("labels")).isEqualTo(alert.path("labels"));
    assertThat(resolved.path(0).path("endsAt").asText()).isEqualTo("2026-03-02T12:00:00.000Z");
  }

  @Test
  void opsgenieReplacesWhatWasAmendedSinceASecondCreationOnlyCounts() {
    String endpoint =
        "opsgenie: {url: \"https://api.atlassian.com/jsm/ops/integration\", api_key_env: key}";
    raise();
    HttpCall create = call(endpoint);
    assertThat(create.url()).hasToString("https://api.atlassian.com/jsm/ops/integration/v2/alerts");
    assertThat(create.headers()).containsEntry("Authorization", "GenieKey the-key");
    assertThat(json(create).path("alias").asText()).isEqualTo(Alerts.id("INC 1", "100"));
    assertThat(json(create).path("priority").asText()).isEqualTo("P1");
    amend(AlertAction.AMENDED);
    List<HttpCall> amend = calls(endpoint);
    assertThat(amend).extracting(HttpCall::method).containsExactly("PUT", "PUT", "POST");
    assertThat(amend).allMatch(one -> one.url().getQuery().equals("identifierType=alias"));
    stop();
    assertThat(call(endpoint).url().getPath()).endsWith("/close");
  }

  @Test
  void aHeartbeatAtAlertmanagerOutlastsThreeThatAreMissing() {
    Receiver receiver =
        ReceiversParser.parse(
                "receivers.yaml",
                "{receivers: {one: {alertmanager: {url: \"http://am\"}}}, routes: [{to: one}]}")
            .receivers()
            .byName()
            .get("one");
    assertThat(json(FORMS.heartbeat(receiver, MINUTE, NOON)).at("/0/endsAt").asText())
        .isEqualTo(Times.format(NOON + 4 * MINUTE));
    assertThat(json(FORMS.heartbeat(receiver, 10 * MINUTE, NOON)).at("/0/endsAt").asText())
        .isEqualTo(Times.format(NOON + 40 * MINUTE));
    assertThat(json(FORMS.heartbeat(receiver, 1, NOON)).at("/0/endsAt").asText())
        .isEqualTo(Times.format(NOON + 4 * MINUTE));
  }

  @Test
  void slackEscapesAndStrikesOutWhatIsOver() {
    String endpoint = "slack: {url_env: url}";
    knowledge.add(raised("<INC & 1>", "100", NOON));
    HttpCall first = call(endpoint);
    assertThat(first.url()).hasToString("https://chat.example.com/hooks/secret");
    assertThat(json(first).path("text").asText()).contains("&lt;INC &amp; 1&gt;");
    knowledge.add(new ClockEnd("<INC & 1>", "resolution", 1, ClockStatus.BREACHED, NOON, 840_000L));
    assertThat(json(call(endpoint)).at("/blocks/0/text/text").asText())
        .contains("~")
        .endsWith("\nDone after 14m");
  }

  @Test
  void teamsGetsAnAdaptiveCard() {
    raise();
    JsonNode body = json(call("teams: {url_env: url}"));
    assertThat(body.path("type").asText()).isEqualTo("message");
    assertThat(body.at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(body.at("/attachments/0/content/type").asText()).isEqualTo("AdaptiveCard");
    assertThat(body.at("/attachments/0/content/body/0/text").asText())
        .isEqualTo("P1 resolution breached: case INC 1 (Billing)");
  }

  @Test
  void allMailAboutOneAlertStandsInOneThread() {
    Receivers receivers =
        ReceiversParser.parse(
                "receivers.yaml",
                """
                receivers: {one: {email: {host: mail, from: a@example.com, to: b@example.com}}}
                routes: [{to: one}]
                """)
            .receivers();
    raise();
    Planner planner = new Planner(receivers, Map.of());
    AlertMessage first =
        (AlertMessage) planner.plan(knowledge, deliveries, Pace.FREE, NOON).messages().get(0);
    first.accepted(NOON, null).deliveries().forEach(deliveries::put);
    stop();
    PlannedMessage second = planner.plan(knowledge, deliveries, Pace.FREE, NOON).messages().get(0);
    Wording wording = new Wording(null);
    Mail raised = Mail.of(first, wording.of(first));
    Mail resolved = Mail.of(second, wording.of(second));
    assertThat(resolved.subject()).isEqualTo(raised.subject());
    assertThat(resolved.thread()).isEqualTo(raised.thread());
    assertThat(resolved.messageId()).isNotEqualTo(raised.messageId());
    assertThat(resolved.text()).contains("Done after 14m");
  }
}
