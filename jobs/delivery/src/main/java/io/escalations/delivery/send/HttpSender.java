package io.escalations.delivery.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.delivery.message.HttpCall;
import io.escalations.delivery.message.HttpForms;
import io.escalations.delivery.message.SlackAnswer;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.remote.RetryAfter;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Sends messages over HTTP. Thread-safe. */
final class HttpSender implements Sender {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final int LONGEST_TEXT = 300;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int CLIENT_ERROR = 400;
  private static final int REDIRECTION = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final HttpForms forms;
  private final Duration answersWithin;
  private final LongSupplier clock;

  /**
   * @param answersWithin who takes longer is tried again
   * @param clock epoch milliseconds UTC
   */
  HttpSender(HttpForms forms, Duration answersWithin, LongSupplier clock) {
    this.forms = forms;
    this.answersWithin = answersWithin;
    this.clock = clock;
  }

  /** Sends all requests of a message; the first that is not accepted decides. */
  @Override
  public Answer send(PlannedMessage message) throws InterruptedException {
    return send(message.receiver(), () -> forms.calls(message, clock.getAsLong()))
        .keeping(forms.referenceToKeep(message));
  }

  @Override
  public Answer refresh(Receiver receiver, List<PlannedMessage> standing)
      throws InterruptedException {
    return send(receiver, () -> List.of(forms.refresh(receiver, standing, clock.getAsLong())));
  }

  @Override
  public Answer heartbeat(Receiver receiver, long everyMillis) throws InterruptedException {
    return send(receiver, () -> List.of(forms.heartbeat(receiver, everyMillis, clock.getAsLong())));
  }

  private Answer send(Receiver receiver, Supplier<List<HttpCall>> calls)
      throws InterruptedException {
    Answer answer = Answer.accepted("nothing to send", null);
    try {
      for (HttpCall call : calls.get()) {
        answer = send(receiver, call);
        if (answer.kind() != Answer.Kind.ACCEPTED) {
          return answer;
        }
      }
    } catch (UserError e) {
      return Answer.unwelcome(e.getMessage());
    } catch (IllegalArgumentException e) { // its message quotes the secret
      return Answer.unwelcome("a secret holds characters that HTTP does not take");
    }
    return answer;
  }

  private Answer send(Receiver receiver, HttpCall call) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.url())
            .header("Content-Type", "application/json")
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      // the request's own limit ends with the headers of the response
      HttpResponse<String> response = answer.get(answersWithin.toMillis(), TimeUnit.MILLISECONDS);
      return isSlackBot(receiver) && response.statusCode() < REDIRECTION
          ? slack(response.body())
          : answer(response);
    } catch (ExecutionException e) {
      return Answer.busy(problem(call, e.getCause()), 0);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Answer.busy("no answer within " + answersWithin.toSeconds() + " s", 0);
    }
  }

  /** Names the host alone: the rest of an address may be secret. */
  private static String problem(HttpCall call, Throwable cause) {
    String host = host(call.url());
    return cause instanceof ConnectException
        ? "no connection to " + host
        : host + ": " + cause.getClass().getSimpleName() + ", " + cause.getMessage();
  }

  private static String host(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** Names scheme and host alone, and no body: it repeats the address. */
  private static Answer redirected(HttpResponse<String> response) {
    String place =
        response
            .headers()
            .firstValue("Location")
            .flatMap(HttpSender::address)
            .filter(url -> url.getHost() != null)
            .map(url -> "at " + url.getScheme() + "://" + host(url))
            .orElse("it does not say at which host");
    return Answer.unwelcome(response.statusCode() + " (it is elsewhere: " + place + ")");
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    String text = shortened((status + " " + response.body()).strip());
    if (status < REDIRECTION) {
      return Answer.accepted(text, null);
    }
    if (status < CLIENT_ERROR) {
      return redirected(response);
    }
    if (status >= SERVER_ERROR
        || status == TOO_MANY_REQUESTS
        || status == REQUEST_TIMEOUT
        || status == TOO_EARLY) {
      return Answer.busy(
          text, RetryAfter.millis(response.headers().firstValue("Retry-After"), clock.getAsLong()));
    }
    return switch (status) {
      case 401, 403, 404, 405, 407, 410 -> Answer.unwelcome(text);
      default -> Answer.refused(text);
    };
  }

  private static boolean isSlackBot(Receiver receiver) {
    return receiver.endpoint() instanceof Endpoint.Slack slack && slack.botToken() != null;
  }

  /** Slack answers 200 to a bot whatever it thinks of the request. */
  private static Answer slack(String body) {
    try {
      JsonNode json = new JsonMapper().readTree(body);
      if (json.path("ok").asBoolean()) {
        return Answer.accepted("ok", SlackAnswer.reference(json));
      }
      String error = json.path("error").asText("no error named");
      return switch (error) {
        case "ratelimited", "internal_error", "fatal_error", "service_unavailable" ->
            Answer.busy(error, 0);
        case "msg_too_long", "invalid_blocks", "message_not_found", "cant_update_message" ->
            Answer.refused(error);
        default -> Answer.unwelcome(error);
      };
    } catch (IOException e) {
      return Answer.busy("200, but no JSON: " + shortened(body), 0);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
