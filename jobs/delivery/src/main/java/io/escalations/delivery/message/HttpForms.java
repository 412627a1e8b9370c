package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Gives a message the form in which its receiver takes it over HTTP. */
public final class HttpForms {
  private final Secret.Store secrets;
  private final Wording wording;

  public HttpForms(Secret.Store secrets, Wording wording) {
    this.secrets = secrets;
    this.wording = wording;
  }

  /**
   * Requests in their order; each may be sent again.
   *
   * @param now of this attempt, epoch milliseconds UTC
   * @throws UserError if a secret is not there, or none of the product's
   */
  public List<HttpCall> calls(PlannedMessage message, long now) {
    Content content = wording.of(message);
    Endpoint endpoint = message.receiver().endpoint();
    if (endpoint instanceof Endpoint.Webhook webhook) {
      return List.of(StandardWebhook.call(webhook, keys(webhook), message, content, now));
    }
    if (endpoint instanceof Endpoint.PagerDuty pagerDuty) {
      String key = pagerDuty.routingKey().value(secrets);
      return List.of(PagerDutyEvents.call(pagerDuty, key, message, content));
    }
    if (endpoint instanceof Endpoint.Alertmanager alertmanager) {
      return List.of(
          AlertmanagerAlerts.call(
              alertmanager, token(alertmanager), message, content, message.reference(), now));
    }
    if (endpoint instanceof Endpoint.Opsgenie opsgenie) {
      String key = opsgenie.apiKey().value(secrets);
      return new OpsgenieCalls(opsgenie, key, message, content).calls();
    }
    if (endpoint instanceof Endpoint.Slack slack) {
      return List.of(slack(slack, message, content));
    }
    if (endpoint instanceof Endpoint.Teams teams) {
      return List.of(TeamsCards.call(secretUrl(teams.webhook()), content));
    }
    throw new IllegalArgumentException(message.receiver().name() + " is not called over HTTP");
  }

  /**
   * One request that repeats everything that stands.
   *
   * @param receiver an Alertmanager, which forgets what nobody repeats
   */
  public HttpCall refresh(Receiver receiver, List<PlannedMessage> standing, long now) {
    Endpoint.Alertmanager alertmanager = (Endpoint.Alertmanager) receiver.endpoint();
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (PlannedMessage message : standing) {
      alerts.add(
          AlertmanagerAlerts.standing(message, wording.of(message), message.reference(), now));
    }
    return AlertmanagerAlerts.call(alertmanager, token(alertmanager), alerts);
  }

  /**
   * A sign that the pipeline lives.
   *
   * @param everyMillis until the next one
   * @throws IllegalArgumentException if the receiver would not miss it
   */
  public HttpCall heartbeat(Receiver receiver, long everyMillis, long now) {
    Endpoint endpoint = receiver.endpoint();
    if (endpoint instanceof Endpoint.Webhook webhook) {
      return StandardWebhook.heartbeat(webhook, keys(webhook), now);
    }
    if (endpoint instanceof Endpoint.Alertmanager alertmanager) {
      ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
      alerts.add(AlertmanagerAlerts.heartbeat(now, everyMillis));
      return AlertmanagerAlerts.call(alertmanager, token(alertmanager), alerts);
    }
    if (endpoint instanceof Endpoint.Opsgenie opsgenie) {
      return OpsgenieCalls.heartbeat(opsgenie, opsgenie.apiKey().value(secrets));
    }
    throw new IllegalArgumentException(receiver.name() + " takes no heartbeats");
  }

  private List<String> keys(Endpoint.Webhook webhook) {
    return webhook.secret() == null ? List.of() : webhook.secret().values(secrets);
  }

  private String token(Endpoint.Alertmanager alertmanager) {
    return alertmanager.token() == null ? null : alertmanager.token().value(secrets);
  }

  /** What is to be kept beside what the answer says; null: nothing. */
  public String referenceToKeep(PlannedMessage message) {
    return message.receiver().endpoint() instanceof Endpoint.Alertmanager
        ? AlertmanagerAlerts.reference(message, wording.of(message))
        : null;
  }

  private HttpCall slack(Endpoint.Slack slack, PlannedMessage message, Content content) {
    if (slack.botToken() == null) {
      return SlackCalls.webhook(secretUrl(slack.webhook()), message, content);
    }
    String token = slack.botToken().value(secrets);
    return SlackCalls.bot(slack, token, message, content, message.reference());
  }

  private URI secretUrl(Secret secret) {
    try {
      return new URI(secret.value(secrets));
    } catch (URISyntaxException e) {
      throw new UserError( // without the cause, whose message quotes the secret
          secret.sources().get(0).place() + "what stands there is no address");
    }
  }
}
