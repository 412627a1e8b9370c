package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.schemas.delivery.Stage;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Slack. A bot changes its message, and reminds in its thread; an incoming webhook cannot, so that
 * each message names the alert.
 */
final class SlackCalls {
  private static final int LONGEST_TEXT = 3_000;
  private static final String BETWEEN = " · ";
  private static final String PLACE = "/";

  private SlackCalls() {}

  /**
   * @param url the webhook's, which is secret
   */
  static HttpCall webhook(URI url, PlannedMessage message, Content content) {
    return HttpCall.post(url, Map.of(), text(message, content));
  }

  /**
   * @param reference where the last message stands, as {@link #reference}; null if there is none
   */
  static HttpCall bot(
      Endpoint.Slack endpoint,
      String token,
      PlannedMessage message,
      Content content,
      String reference) {
    ObjectNode body = text(message, content);
    String method = "chat.postMessage";
    if (reference == null || message.kind() == MessageKind.TRIGGER) { // a change calls nobody
      body.put("channel", endpoint.channel());
    } else {
      String[] place = reference.split(PLACE, 2);
      body.put("channel", place[0]);
      boolean inThread = message.kind() == MessageKind.REMIND;
      body.put(inThread ? "thread_ts" : "ts", place[1]);
      if (inThread) {
        body.put("reply_broadcast", true);
      } else {
        method = "chat.update";
      }
    }
    return HttpCall.post(
        URI.create(endpoint.api().toString().replaceAll("/+$", "") + "/" + method),
        Map.of("Authorization", "Bearer " + token),
        body);
  }

  /** Where a message stands: channel and time stamp, as Slack's answer has them. */
  static String reference(String channel, String timestamp) {
    return channel + PLACE + timestamp;
  }

  private static ObjectNode text(PlannedMessage message, Content content) {
    ObjectNode body = Json.object();
    body.put("text", escaped(content.line()));
    ArrayNode blocks = body.putArray("blocks");
    ObjectNode section = blocks.addObject().put("type", "section");
    section
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", Json.shortened(head(message, content), LONGEST_TEXT));
    ObjectNode context = blocks.addObject().put("type", "context");
    context
        .putArray("elements")
        .addObject()
        .put("type", "mrkdwn")
        .put("text", Json.shortened(details(content), LONGEST_TEXT));
    return body;
  }

  private static String head(PlannedMessage message, Content content) {
    boolean stands = message.kind().shown() == Stage.TRIGGERED;
    String title = escaped(content.title());
    if (content.link() != null) {
      title = "<" + content.link() + "|" + title + ">";
    }
    title = stands ? "*" + title + "*" : "~" + title + "~";
    return sign(content) + title + content.news().map(news -> "\n" + escaped(news)).orElse("");
  }

  private static String sign(Content content) {
    return switch (content.severity()) {
      case CRITICAL, ERROR -> ":rotating_light: ";
      case WARNING -> ":warning: ";
      case INFO -> ":information_source: ";
    };
  }

  private static String details(Content content) {
    return content.details().entrySet().stream()
        .map(detail -> detail.getKey() + " " + escaped(detail.getValue()))
        .collect(Collectors.joining(BETWEEN));
  }

  /** The three characters that mean something to Slack. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
