package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/** An adaptive card for a Power Automate workflow, which posts it to a Teams channel. */
final class TeamsCards {
  private TeamsCards() {}

  /**
   * @param url the workflow's, which is secret
   */
  static HttpCall call(URI url, Content content) {
    ObjectNode body = Json.object().put("type", "message");
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card(content));
    return HttpCall.post(url, Map.of(), body);
  }

  private static ObjectNode card(Content content) {
    ObjectNode card = Json.object();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    ObjectNode title = text(body, content.title());
    title.put("weight", "Bolder").put("size", "Medium").put("color", color(content));
    content.news().ifPresent(news -> text(body, news));
    ArrayNode facts = body.addObject().put("type", "FactSet").putArray("facts");
    content
        .details()
        .forEach((name, value) -> facts.addObject().put("title", name).put("value", value));
    if (content.link() != null) {
      card.putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", "Live page")
          .put("url", content.link());
    }
    return card;
  }

  private static ObjectNode text(ArrayNode body, String text) {
    return body.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
  }

  private static String color(Content content) {
    return switch (content.severity()) {
      case CRITICAL, ERROR -> "Attention";
      case WARNING -> "Warning";
      case INFO -> "Default";
    };
  }
}
