package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import java.util.Map;

/** PagerDuty's Events API v2: one incident per key. */
final class PagerDutyEvents {
  private static final int LONGEST_SUMMARY = 1024;
  private static final String CLIENT = "Escalations";

  private PagerDutyEvents() {}

  static HttpCall call(
      Endpoint.PagerDuty endpoint, String routingKey, PlannedMessage message, Content content) {
    ObjectNode event = Json.object();
    event.put("routing_key", routingKey);
    event.put("event_action", action(message.kind()));
    event.put("dedup_key", message.key());
    event.put("client", CLIENT);
    if (content.link() != null) {
      event.put("client_url", content.link());
      event.putArray("links").addObject().put("href", content.link()).put("text", "Live page");
    }
    event.set("payload", payload(content));
    return HttpCall.post(endpoint.url(), Map.of(), event);
  }

  private static String action(MessageKind kind) {
    return switch (kind) {
      case TRIGGER, UPDATE, REMIND -> "trigger";
      case ACKNOWLEDGE -> "acknowledge";
      case RESOLVE, RETRACT -> "resolve";
    };
  }

  private static ObjectNode payload(Content content) {
    ObjectNode payload = Json.object();
    Map<String, String> details = content.details();
    payload.put("summary", Json.shortened(content.line(), LONGEST_SUMMARY));
    payload.put("source", details.getOrDefault("case", CLIENT));
    payload.put("severity", content.severity().toString());
    put(payload, "component", details.get("clock"));
    put(payload, "group", details.get("department"));
    put(payload, "class", details.get("level"));
    ObjectNode custom = payload.putObject("custom_details");
    details.forEach(custom::put);
    content.news().ifPresent(news -> custom.put("news", news));
    return payload;
  }

  /** A null would be no string. */
  private static void put(ObjectNode payload, String name, String value) {
    if (value != null) {
      payload.put(name, value);
    }
  }
}
