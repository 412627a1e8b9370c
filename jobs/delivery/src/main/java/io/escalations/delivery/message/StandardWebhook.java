package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.GroupMember;
import io.escalations.delivery.plan.GroupMessage;
import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.NoticeMessage;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The generic webhook: JSON with a type, a time and data, signed as Standard Webhooks says. */
final class StandardWebhook {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int EXAMPLES = 100;

  private StandardWebhook() {}

  /**
   * @param secrets {@code whsec_…}; none: not signed
   * @param now of this attempt, epoch milliseconds UTC
   */
  static HttpCall call(
      Endpoint.Webhook endpoint,
      List<String> secrets,
      PlannedMessage message,
      Content content,
      long now) {
    ObjectNode body = Json.object();
    body.put("type", type(message));
    body.put("timestamp", Times.format(message.changedAt()));
    body.set("data", data(message, content));
    return call(endpoint, secrets, message.id(), body, now);
  }

  /** A sign that the pipeline lives. */
  static HttpCall heartbeat(Endpoint.Webhook endpoint, List<String> secrets, long now) {
    ObjectNode body = Json.object();
    body.put("type", "heartbeat");
    body.put("timestamp", Times.format(now));
    body.putObject("data");
    return call(endpoint, secrets, "heartbeat_" + now, body, now);
  }

  private static HttpCall call(
      Endpoint.Webhook endpoint, List<String> secrets, String id, ObjectNode body, long now) {
    byte[] bytes = HttpCall.bytes(body);
    return new HttpCall(
        "POST", endpoint.url(), WebhookSignature.headers(id, now, bytes, secrets), bytes);
  }

  private static String type(PlannedMessage message) {
    return subject(message) + "." + past(message.kind());
  }

  private static String subject(PlannedMessage message) {
    if (message instanceof AlertMessage) {
      return "alert";
    }
    return message instanceof GroupMessage ? "alert_group" : "receiver_failure";
  }

  private static String past(MessageKind kind) {
    return switch (kind) {
      case TRIGGER -> "triggered";
      case UPDATE -> "updated";
      case REMIND -> "reminded";
      case ACKNOWLEDGE -> "acknowledged";
      case RESOLVE -> "resolved";
      case RETRACT -> "retracted";
    };
  }

  private static ObjectNode data(PlannedMessage message, Content content) {
    ObjectNode data = Json.object();
    data.put("key", message.key());
    data.put("id", message.id());
    data.put("status", message.kind().shown().name());
    data.put("severity", content.severity().toString());
    data.put("title", content.title());
    data.put("news", content.news().orElse(null));
    data.put("link", content.link());
    if (message instanceof AlertMessage alert) {
      data.set("alert", json(alert.alert().newest()));
    } else if (message instanceof GroupMessage group) {
      data.put("count", group.members().size());
      data.put("standing", group.standing());
      data.put("retracted", group.retracted());
      ArrayNode alerts = data.putArray("alerts");
      group.members().stream().limit(EXAMPLES).forEach(member -> alerts.add(json(member)));
    } else if (message instanceof NoticeMessage notice) {
      data.put("receiver", notice.about());
      data.put("answer", notice.answer());
    }
    return data;
  }

  private static ObjectNode json(GroupMember member) {
    return json(member.alert().newest()).put("state", member.desired().stage().name());
  }

  /** As on {@code sla-alerts}. */
  private static ObjectNode json(SlaAlert alert) {
    try {
      return MAPPER.readValue(SlaAlertJson.write(alert), ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
