package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Opsgenie's alert API, and Jira Service Management's: one alert per alias. A second creation only
 * counts up, so that an amendment replaces message and description, and leaves a note.
 */
final class OpsgenieCalls {
  private static final int LONGEST_MESSAGE = 130;
  private static final int LONGEST_DESCRIPTION = 15_000;
  private static final String SOURCE = "escalations";

  private final Endpoint.Opsgenie endpoint;
  private final Map<String, String> headers;
  private final PlannedMessage message;
  private final Content content;

  OpsgenieCalls(
      Endpoint.Opsgenie endpoint, String apiKey, PlannedMessage message, Content content) {
    this.endpoint = endpoint;
    this.headers = Map.of("Authorization", "GenieKey " + apiKey);
    this.message = message;
    this.content = content;
  }

  /** Heartbeat {@code escalations}, which must be there in Opsgenie. */
  static HttpCall heartbeat(Endpoint.Opsgenie endpoint, String apiKey) {
    URI ping =
        URI.create(
            endpoint.url().toString().replaceAll("/+$", "") + "/v2/heartbeats/escalations/ping");
    return HttpCall.post(ping, Map.of("Authorization", "GenieKey " + apiKey), Json.object());
  }

  List<HttpCall> calls() {
    return switch (message.kind()) {
      case TRIGGER -> List.of(create());
      case UPDATE, REMIND -> List.of(replace("message"), replace("description"), note("notes"));
      case ACKNOWLEDGE -> List.of(note("acknowledge"));
      case RESOLVE, RETRACT -> List.of(note("close"));
    };
  }

  private HttpCall create() {
    ObjectNode alert = Json.object();
    alert.put("message", text("message"));
    alert.put("alias", message.key());
    alert.put("description", text("description"));
    alert.put("priority", priority());
    alert.put("source", SOURCE);
    alert.put("entity", content.details().getOrDefault("case", ""));
    alert.set("details", Json.object(content.details()));
    return HttpCall.post(URI.create(base() + "/v2/alerts"), headers, alert);
  }

  private HttpCall replace(String what) {
    return HttpCall.put(ofAlias(what), headers, Json.object().put(what, text(what)));
  }

  private HttpCall note(String action) {
    ObjectNode note = Json.object().put("source", SOURCE);
    return HttpCall.post(ofAlias(action), headers, note.put("note", content.line()));
  }

  private String text(String what) {
    return what.equals("message")
        ? Json.shortened(content.title(), LONGEST_MESSAGE)
        : Json.shortened(description(), LONGEST_DESCRIPTION);
  }

  private String description() {
    String details =
        content.details().entrySet().stream()
            .map(detail -> detail.getKey() + ": " + detail.getValue())
            .collect(Collectors.joining("\n"));
    return content.line() + "\n" + details + (content.link() == null ? "" : "\n" + content.link());
  }

  /** P1 is the most urgent of five. */
  private String priority() {
    return switch (content.severity()) {
      case CRITICAL -> "P1";
      case ERROR -> "P2";
      case WARNING -> "P3";
      case INFO -> "P5";
    };
  }

  private URI ofAlias(String action) {
    return URI.create(
        base() + "/v2/alerts/" + message.key() + "/" + action + "?identifierType=alias");
  }

  private String base() {
    return endpoint.url().toString().replaceAll("/+$", "");
  }
}
