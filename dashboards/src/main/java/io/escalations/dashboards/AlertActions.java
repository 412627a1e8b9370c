package io.escalations.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.dashboards.live.Seen;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.delivery.Acknowledgement;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do about a breach: say that they have seen it, which changes no fact, or take the
 * case, which is an event like any other. Both acknowledge its alert, so that nobody else is called
 * for it. Who they are is what they say.
 */
final class AlertActions {
  private static final Logger LOG = LoggerFactory.getLogger(AlertActions.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ALERT_ID = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_CASE_ID = 128;

  private final LiveFeed feed;
  private final Warehouse acknowledger;
  private final CasePublisher publisher;
  private final TimeMode time;

  /** What was sent cannot be acted upon; the message is what the visitor reads. */
  private static final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
      super(message);
    }
  }

  AlertActions(LiveFeed feed, Warehouse acknowledger, CasePublisher publisher, TimeMode time) {
    this.feed = feed;
    this.acknowledger = acknowledger;
    this.publisher = publisher;
    this.time = time;
  }

  void register(RoutesConfig routes) {
    routes.post("/seen", this::seen);
    routes.post("/take", this::take);
    routes.exception(
        BadRequestException.class,
        (problem, context) -> answer(context, HttpStatus.BAD_REQUEST, problem.getMessage()));
  }

  private void seen(Context context) throws InterruptedException {
    JsonNode request = request(context);
    String alert = alert(request);
    Seen seen = new Seen(text(request, "by", LONGEST_NAME), System.currentTimeMillis());
    try {
      publisher.acknowledge(new Acknowledgement(alert, seen.by(), seen.at()));
      acknowledger.tell(
          "alert-seen", Map.of("alert", alert, "by", seen.by(), "at", String.valueOf(seen.at())));
      feed.seen(alert, seen);
      answer(context, HttpStatus.OK, "Seen by " + seen.by());
    } catch (IOException e) {
      LOG.warn("not recorded: {}", e.toString());
      answer(
          context,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Not recorded: Kafka or ClickHouse does not answer. Try again.");
    }
  }

  private void take(Context context) throws InterruptedException {
    JsonNode request = request(context);
    String caseId = text(request, "case", LONGEST_CASE_ID);
    String by = text(request, "by", LONGEST_NAME);
    String alert = request.hasNonNull("alert") ? alert(request) : null;
    OptionalLong now =
        time == TimeMode.LIVE ? OptionalLong.of(System.currentTimeMillis()) : feed.eventTime();
    if (now.isEmpty()) {
      throw new BadRequestException("No event has come in yet, so there is no case to take.");
    }
    try {
      publisher.assign(caseId, by, now.getAsLong());
      if (alert != null) {
        publisher.acknowledge(new Acknowledgement(alert, by, System.currentTimeMillis()));
      }
      answer(context, HttpStatus.OK, "Assigned to " + by);
    } catch (IOException e) {
      LOG.warn("not assigned: {}", e.toString());
      answer(
          context,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Not assigned: Kafka does not answer. Try again.");
    }
  }

  private static String alert(JsonNode request) {
    String alert = text(request, "alert", 64);
    if (!ALERT_ID.matcher(alert).matches()) {
      throw new BadRequestException("That is not the id of an alert.");
    }
    return alert;
  }

  /** A page of another site can send a form here, but neither JSON nor our own origin. */
  private static JsonNode request(Context context) {
    if (!SameSite.sent(context)
        || !String.valueOf(context.contentType()).startsWith("application/json")) {
      throw new BadRequestException("That did not come from a page of this server.");
    }
    try {
      return JSON.readTree(context.body());
    } catch (JsonProcessingException e) {
      throw new BadRequestException("That is not JSON.");
    }
  }

  private static String text(JsonNode request, String name, int longest) {
    String value = request.path(name).asText().strip();
    if (value.isEmpty() || value.length() > longest) {
      throw new BadRequestException(name + " must have 1 to " + longest + " characters.");
    }
    return value;
  }

  private static void answer(Context context, HttpStatus status, String message) {
    context.status(status).contentType("text/plain; charset=utf-8").result(message);
  }
}
