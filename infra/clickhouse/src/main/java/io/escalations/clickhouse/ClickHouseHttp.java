package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ClickHouse over plain HTTP as one user, for the statements that need no driver: DDL, checks,
 * ready-waits.
 */
public final class ClickHouseHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration STATEMENT = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final URI address;
  private final String user;
  private final String password;
  private final Duration limit;
  private HttpClient client;
  private long usedAt;

  /**
   * @param url e.g. {@code http://127.0.0.1:18123}
   */
  public ClickHouseHttp(String url, String user, String password) {
    this(url, user, password, STATEMENT);
  }

  /**
   * @param limit how long a statement may take
   */
  public ClickHouseHttp(String url, String user, String password, Duration limit) {
    address = URI.create(url + "/");
    this.user = user;
    this.password = password;
    this.limit = limit;
  }

  /**
   * Runs one statement.
   *
   * @return what it answers, tab-separated unless the statement names a format
   * @throws UserError if the server cannot be reached or refuses
   */
  public String query(String statement) {
    return query(statement, Map.of());
  }

  /**
   * Runs one statement with values for its {@code {name:Type}} parameters.
   *
   * @return what it answers, tab-separated unless the statement names a format
   * @throws UserError if the server cannot be reached or refuses
   */
  public String query(String statement, Map<String, String> parameters) {
    String values =
        parameters.entrySet().stream()
            .map(
                value ->
                    "param_"
                        + value.getKey()
                        + "="
                        + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("?" + values))
            .timeout(limit)
            .header("X-ClickHouse-User", user)
            .header("X-ClickHouse-Key", password)
            .POST(HttpRequest.BodyPublishers.ofString(statement))
            .build();
    try {
      HttpResponse<String> response = client().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new UserError("ClickHouse refused (" + user + "): " + response.body().strip());
      }
      return response.body();
    } catch (IOException e) {
      throw new UserError("ClickHouse at " + address + " does not answer: is it up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for ClickHouse", e);
    }
  }

  /**
   * The server closes connections that are idle for some seconds. A statement sent at that very
   * moment would be lost, and could not be sent again, as nobody knows whether it was run: so what
   * was idle for long is not used again.
   */
  private synchronized HttpClient client() {
    if (client == null || System.nanoTime() - usedAt > IDLE.toNanos()) {
      client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }
    usedAt = System.nanoTime();
    return client;
  }
}
