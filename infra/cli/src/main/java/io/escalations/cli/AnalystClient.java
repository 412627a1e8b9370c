package io.escalations.cli;

import io.escalations.cli.accounting.OutcomeReader;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks ClickHouse over HTTP as the analyst role; or says something, as the role that may. */
final class AnalystClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final Servers.ClickHouse clickHouse;
  private final String role;

  AnalystClient(Servers.ClickHouse clickHouse) {
    this(clickHouse, "analyst");
  }

  /**
   * @param role a user of the servers file
   */
  AnalystClient(Servers.ClickHouse clickHouse, String role) {
    this.clickHouse = clickHouse;
    this.role = role;
  }

  /**
   * Reads the outcomes of records.
   *
   * @throws UserError if it is not known where ClickHouse is
   */
  OutcomeReader outcomes() {
    if (clickHouse.url() == null) {
      throw new UserError(
          "what becomes of records stands in ClickHouse: add --clickhouse URL, or do not wait");
    }
    clickHouse.password(role);
    return new OutcomeReader(
        sql -> {
          ByteArrayOutputStream rows = new ByteArrayOutputStream();
          query(sql, "JSONEachRow", rows);
          return rows.toString(StandardCharsets.UTF_8);
        });
  }

  /**
   * Streams the result.
   *
   * @param format a ClickHouse output format
   * @throws UserError if ClickHouse refuses the query or does not answer
   */
  void query(String sql, String format, OutputStream out) {
    query(sql, Map.of(), format, out);
  }

  /**
   * @param parameters values of {@code {name:Type}} in the query, by name
   */
  void query(String sql, Map<String, String> parameters, String format, OutputStream out) {
    StringBuilder address =
        new StringBuilder(
            clickHouse.url()
                + "/?database="
                + encode(clickHouse.database())
                + "&default_format="
                + encode(format));
    parameters.forEach(
        (name, value) ->
            address.append("&param_").append(name).append('=').append(encode(escape(value))));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString()))
            .header("X-ClickHouse-User", role)
            .header("X-ClickHouse-Key", clickHouse.password(role))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw new UserError(oneLine(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
        }
        body.transferTo(out);
        out.flush();
      }
    } catch (IOException e) {
      throw new UserError(
          "ClickHouse at "
              + clickHouse.url()
              + " does not answer, or broke off: is it up? (./escalations status)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** ClickHouse's message without its version, and without the line breaks of a query it quotes. */
  private static String oneLine(String error) {
    return error.strip().replaceAll("\\s*\\(version [^)]*\\)\\)?\\s*$", "").replaceAll("\\s+", " ");
  }

  /** Parameters are read as TSV is. */
  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
