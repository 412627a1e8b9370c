package io.escalations.sources.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.remote.RetryAfter;
import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Account;
import io.escalations.sources.config.ProductKind;
import io.escalations.sources.product.Api;
import io.escalations.sources.product.HttpCall;
import io.escalations.sources.product.SourceProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;

/** Asks a product over HTTP, as an account. The token is read for each request. Thread-safe. */
public final class HttpApi implements Api {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
  private static final int LONGEST_TEXT = 200;
  private static final int OK = 200;
  private static final int REDIRECTION = 300;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  /** Numbers are kept to the digit: ids are larger than what a double holds. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final ProductKind kind;
  private final Account account;
  private final Secret.Store secrets;
  private final LongSupplier clock;

  /**
   * @param clock epoch milliseconds UTC
   */
  public HttpApi(ProductKind kind, Account account, Secret.Store secrets, LongSupplier clock) {
    this.kind = kind;
    this.account = account;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public JsonNode call(HttpCall call) {
    try {
      HttpResponse<byte[]> response = client.send(request(call), BodyHandlers.ofByteArray());
      if (response.statusCode() < OK || response.statusCode() >= REDIRECTION) {
        throw problem(response);
      }
      return JSON.readTree(response.body());
    } catch (ConnectException e) {
      throw SourceProblem.busy("no connection to " + host(), 0);
    } catch (JsonProcessingException e) {
      throw SourceProblem.strange(
          host() + " answered with something that is no JSON: is the address that of the API?");
    } catch (IOException e) {
      throw SourceProblem.busy(
          host() + ": " + e.getClass().getSimpleName() + ", " + e.getMessage(), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceProblem.busy("interrupted", 0);
    }
  }

  private HttpRequest request(HttpCall call) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(base() + call.path().replace("[", "%5B").replace("]", "%5D")))
              .timeout(ANSWERS_WITHIN)
              .header("Accept", "application/json")
              .header("Authorization", authorization());
      return call.body() == null
          ? request.build()
          : request
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(call.body().toString()))
              .build();
    } catch (UserError e) {
      throw SourceProblem.unwelcome(e.getMessage());
    } catch (IllegalArgumentException e) { // its message may quote the secret
      throw SourceProblem.unwelcome("the token holds characters that HTTP does not take");
    }
  }

  private String base() {
    String url = account.url().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private String authorization() {
    String user =
        switch (kind) {
          case ZENDESK -> account.user() + "/token";
          case JIRA -> account.user();
          case WEBHOOK -> throw new IllegalStateException("a webhook is not asked");
        };
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (user + ":" + account.token().value(secrets)).getBytes(StandardCharsets.UTF_8));
  }

  private SourceProblem problem(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String text = host() + " answered " + status + body(response);
    if (status < CLIENT_ERROR) {
      return SourceProblem.unwelcome(text + "; it is elsewhere: correct 'url'");
    }
    if (status >= SERVER_ERROR) {
      return busy(text, response);
    }
    return switch (status) {
      case 408, 425, 429 -> busy(text, response);
      case 401, 403 ->
          SourceProblem.unwelcome(
              text
                  + "; the token is not accepted: is it one of "
                  + account.user()
                  + ", still valid, and may it read what happened to all cases?");
      case 404, 405, 410 ->
          SourceProblem.unwelcome(text + "; is 'url' the address of a " + kind.key() + " account?");
      default -> SourceProblem.strange(text);
    };
  }

  private SourceProblem busy(String text, HttpResponse<byte[]> response) {
    return SourceProblem.busy(
        text, RetryAfter.millis(response.headers().firstValue("Retry-After"), clock.getAsLong()));
  }

  private static String body(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8).strip();
    String line = body.lines().findFirst().orElse("");
    return line.isEmpty()
        ? ""
        : ": " + (line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line);
  }

  private String host() {
    URI url = account.url();
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }
}
