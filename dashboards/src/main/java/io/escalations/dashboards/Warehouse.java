package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** ClickHouse as the viewer role, asked the questions in {@code queries/}. Thread-safe. */
final class Warehouse {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String USER = "viewer";
  /** Characters, of up to four bytes each. */
  private static final int LONGEST_PART = 32 * 1024;
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectReader ROW = JSON.readerFor(JsonNode.class);

  private final Servers.ClickHouse server;
  private final String password;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** @throws io.escalations.schemas.UserError if the servers file has no password for the viewer */
  Warehouse(Servers.ClickHouse server) {
    this.server = server;
    this.password = server.password(USER);
  }

  /**
   * The answer to a question, one object a row.
   *
   * @param question name of a file in {@code queries/}, without its ending
   * @param parameters values of the parameters the query names
   * @throws IOException if ClickHouse does not answer, or not with rows
   */
  List<JsonNode> ask(String question, Map<String, String> parameters) throws IOException, InterruptedException {
    String address = server.url() + "/?" + parameters.entrySet().stream().map(Warehouse::parameter).collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .header("X-ClickHouse-User", USER)
            .header("X-ClickHouse-Key", password)
            .header("X-ClickHouse-Database", server.database())
            .header("X-ClickHouse-Format", "JSONEachRow")
            .POST(HttpRequest.BodyPublishers.ofString(query(question)))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(question + ": " + response.body().lines().findFirst().orElse("HTTP " + response.statusCode()));
    }
    try (var rows = ROW.<JsonNode>readValues(response.body())) {
      return rows.readAll();
    }
  }

  /**
   * The same for a parameter that is a JSON array: asked in as many parts as ClickHouse's limit on the length of a
   * parameter (128 KiB) makes necessary.
   */
  List<JsonNode> askOfAll(String question, String parameter, Collection<?> values) throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (Object value : values) {
      String json = JSON.writeValueAsString(value);
      if (part.length() > 0 && part.length() + json.length() > LONGEST_PART) {
        rows.addAll(ask(question, Map.of(parameter, "[" + part + "]")));
        part.setLength(0);
      }
      part.append(part.length() == 0 ? "" : ",").append(json);
    }
    if (part.length() > 0) {
      rows.addAll(ask(question, Map.of(parameter, "[" + part + "]")));
    }
    return rows;
  }

  private static String parameter(Map.Entry<String, String> parameter) {
    // ClickHouse reads a parameter's text as it reads a cell of TabSeparated.
    String escaped = parameter.getValue().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    return "param_" + parameter.getKey() + "=" + URLEncoder.encode(escaped, StandardCharsets.UTF_8);
  }

  static String query(String question) {
    try (InputStream file = Warehouse.class.getResourceAsStream("/queries/" + question + ".sql")) {
      if (file == null) {
        throw new IllegalArgumentException("no such query: " + question);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
