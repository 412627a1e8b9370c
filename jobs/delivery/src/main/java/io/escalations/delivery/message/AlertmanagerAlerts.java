package io.escalations.delivery.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.GroupMessage;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.schemas.Times;
import io.escalations.schemas.delivery.Stage;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Alertmanager's API v2. Labels are an alert's identity there, so those of the last message are
 * kept: when they change, one request ends the alert under the old ones and begins it under the
 * new. Alertmanager resolves by itself what nobody repeats; so whoever sends repeats what stands
 * every {@link #REFRESH}.
 */
public final class AlertmanagerAlerts {
  /** What stands is sent again so often. */
  public static final Duration REFRESH = Duration.ofMinutes(1);

  /** Without repetition it ends so long after the last message. */
  static final Duration ENDS_AFTER = REFRESH.multipliedBy(4);

  /** So many heartbeats may be missing before theirs ends. */
  private static final int HEARTBEATS_MISSED = 4;

  private static final JsonMapper MAPPER = new JsonMapper();

  private AlertmanagerAlerts() {}

  /**
   * @param token may be null
   * @param reference labels of the last message, as JSON; null if this is the first
   * @param now epoch milliseconds UTC
   */
  static HttpCall call(
      Endpoint.Alertmanager endpoint,
      String token,
      PlannedMessage message,
      Content content,
      String reference,
      long now) {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    boolean stands = message.kind().shown() == Stage.TRIGGERED;
    ObjectNode labels = labels(message, content);
    if (reference != null && !parse(reference).equals(labels)) {
      alerts.add(alert(parse(reference), message, content, now));
    }
    if (stands || reference == null || parse(reference).equals(labels)) {
      alerts.add(alert(labels, message, content, stands ? now + ENDS_AFTER.toMillis() : now));
    }
    return call(endpoint, token, alerts);
  }

  /** The same alert under the labels of its last message, to be sent with others. */
  static ObjectNode standing(PlannedMessage message, Content content, String reference, long now) {
    JsonNode labels = reference == null ? labels(message, content) : parse(reference);
    return alert(labels, message, content, now + ENDS_AFTER.toMillis());
  }

  /**
   * An alert that stands as long as the pipeline lives.
   *
   * @param everyMillis until the next one
   */
  static ObjectNode heartbeat(long now, long everyMillis) {
    ObjectNode alert = Json.object();
    alert.putObject("labels").put("alertname", "EscalationsHeartbeat").put("severity", "none");
    alert.putObject("annotations").put("summary", "The pipeline lives while this stands");
    alert.put("startsAt", Times.format(now)); // Alertmanager keeps the first one
    long endsAfter = Math.max(ENDS_AFTER.toMillis(), HEARTBEATS_MISSED * everyMillis);
    alert.put("endsAt", Times.format(now + endsAfter));
    return alert;
  }

  static HttpCall call(Endpoint.Alertmanager endpoint, String token, ArrayNode alerts) {
    return HttpCall.post(
        URI.create(endpoint.url().toString().replaceAll("/+$", "") + "/api/v2/alerts"),
        token == null ? Map.of() : Map.of("Authorization", "Bearer " + token),
        alerts);
  }

  /** To be kept for the next message. */
  static String reference(PlannedMessage message, Content content) {
    return labels(message, content).toString();
  }

  private static ObjectNode alert(
      JsonNode labels, PlannedMessage message, Content content, long endsAt) {
    ObjectNode alert = Json.object();
    alert.set("labels", labels);
    ObjectNode annotations = alert.putObject("annotations");
    annotations.put("summary", content.title());
    annotations.put("description", content.line());
    content.details().forEach((name, value) -> annotations.put(name.replace(' ', '_'), value));
    alert.put("startsAt", Times.format(message.startedAt()));
    alert.put("endsAt", Times.format(Math.max(endsAt, message.startedAt())));
    if (content.link() != null) {
      alert.put("generatorURL", content.link());
    }
    return alert;
  }

  private static ObjectNode labels(PlannedMessage message, Content content) {
    ObjectNode labels = Json.object();
    labels.put("alertname", name(message));
    labels.put("alert_id", message.key());
    labels.put("severity", content.severity().toString());
    for (String name :
        new String[] {"case", "clock", "level", "department", "team", "priority", "receiver"}) {
      String value = content.details().get(name);
      if (value != null) {
        labels.put(name, value);
      }
    }
    return labels;
  }

  private static String name(PlannedMessage message) {
    if (message instanceof AlertMessage) {
      return "SlaAlert";
    }
    return message instanceof GroupMessage ? "SlaAlertGroup" : "EscalationsReceiverFails";
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
