package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ClickHouse as one of its users, asked the questions in {@code queries/}. Thread-safe. */
final class Warehouse {
  /**
   * ClickHouse itself ends a question after {@link #QUESTION}, so silence for this long means that
   * it is not there.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Longer than the reader's profile lets a query run. */
  private static final Duration WRITTEN_BY_PEOPLE = Duration.ofSeconds(75);

  private static final Duration QUESTION = Duration.ofSeconds(10);

  /** Of the JDK: seconds for which an idle connection is kept. */
  private static final String KEPT_FOR = "jdk.httpclient.keepalive.timeout";

  /** Characters, of up to four bytes each. */
  private static final int LONGEST_PART = 32 * 1024;

  /**
   * An answer that fails half-way fails as a whole; one that takes too long is ended where it runs.
   */
  private static final Map<String, String> WHOLE =
      Map.of("wait_end_of_query", "1", "max_execution_time", String.valueOf(QUESTION.toSeconds()));

  static {
    // ClickHouse closes a connection that was idle for 3 s: ours are to be closed before, from
    // here.
    if (System.getProperty(KEPT_FOR) == null) {
      System.setProperty(KEPT_FOR, "2");
    }
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectReader ROW = JSON.readerFor(JsonNode.class);

  private final Servers.ClickHouse server;
  private final String user;
  private final String password;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * @throws io.escalations.schemas.UserError if the servers file has no password for the user
   */
  Warehouse(Servers.ClickHouse server, String user) {
    this.server = server;
    this.user = user;
    this.password = server.password(user);
  }

  /**
   * The answer to a question, one object a row.
   *
   * @param question name of a file in {@code queries/}, without its ending
   * @param parameters values of the parameters the query names
   * @throws RefusedQuery if ClickHouse answers, but not with rows
   * @throws IOException if ClickHouse does not answer
   */
  List<JsonNode> ask(String question, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return run(question, query(question), parameters);
  }

  /**
   * The answer to a query that is no file of this module, such as one that stands in the tables
   * itself.
   *
   * @param name what it is called if it is refused
   * @throws RefusedQuery if ClickHouse answers, but not with rows
   * @throws IOException if ClickHouse does not answer
   */
  List<JsonNode> run(String name, String query, Map<String, String> parameters)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            request(query, parameters, "JSONEachRow", WHOLE), HttpResponse.BodyHandlers.ofString());
    check(name, response, response.body());
    try (var rows = ROW.<JsonNode>readValues(response.body())) {
      return rows.readAll();
    }
  }

  /**
   * The answer to a question as a file.
   *
   * @param parameters values of the parameters the query names
   * @param format a ClickHouse output format
   * @throws RefusedQuery if ClickHouse answers, but not with rows
   * @throws IOException if ClickHouse does not answer
   */
  InputStream stream(String question, Map<String, String> parameters, String format)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        send(
            request(query(question), parameters, format, Map.of()),
            HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      check(question, response, new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /**
   * Carries out a statement.
   *
   * @param statement name of a file in {@code statements/}, without its ending
   * @throws IOException if ClickHouse does not answer, or refuses
   */
  void tell(String statement, Map<String, String> parameters)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            request(file("statements", statement), parameters, "JSONEachRow", Map.of()),
            HttpResponse.BodyHandlers.ofString());
    check(statement, response, response.body());
  }

  /**
   * Carries out a query somebody wrote, whatever comes of it; ClickHouse itself ends one that takes
   * too long.
   *
   * @param settings of the query, and {@code query_id}
   * @throws IOException if ClickHouse does not answer
   */
  HttpResponse<InputStream> open(String query, String format, Map<String, String> settings)
      throws IOException, InterruptedException {
    return send(
        request(query, Map.of(), format, settings, WRITTEN_BY_PEOPLE),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpRequest request(
      String query, Map<String, String> parameters, String format, Map<String, String> settings) {
    return request(query, parameters, format, settings, PATIENCE);
  }

  private HttpRequest request(
      String query,
      Map<String, String> parameters,
      String format,
      Map<String, String> settings,
      Duration patience) {
    String address =
        Stream.concat(
                parameters.entrySet().stream().map(Warehouse::parameter),
                settings.entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + setting.getValue()))
            .collect(Collectors.joining("&", server.url() + "/?", ""));
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(patience)
        .header("X-ClickHouse-User", user)
        .header("X-ClickHouse-Key", password)
        .header("X-ClickHouse-Database", server.database())
        .header("X-ClickHouse-Format", format)
        .POST(HttpRequest.BodyPublishers.ofString(query))
        .build();
  }

  /**
   * Once more if the connection ends without an answer: one that was kept may be closed by
   * ClickHouse while the request is on its way. Asking twice does no harm, nor does stating twice
   * who has seen an alert or which query to end.
   */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    try {
      return client.send(request, body);
    } catch (HttpTimeoutException | ConnectException e) {
      throw e;
    } catch (IOException e) {
      return client.send(request, body);
    }
  }

  private static void check(String what, HttpResponse<?> response, String body)
      throws RefusedQuery {
    if (response.statusCode() != 200) {
      String code = response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
      throw RefusedQuery.of(
          what, code, body.lines().findFirst().orElse("HTTP " + response.statusCode()));
    }
  }

  /**
   * The same for a parameter that is a JSON array: asked in as many parts as ClickHouse's limit on
   * the length of a parameter (128 KiB) makes necessary.
   */
  List<JsonNode> askOfAll(String question, String parameter, Collection<?> values)
      throws IOException, InterruptedException {
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
    String escaped =
        parameter.getValue().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    return "param_" + parameter.getKey() + "=" + URLEncoder.encode(escaped, StandardCharsets.UTF_8);
  }

  static String query(String question) {
    return file("queries", question);
  }

  private static String file(String directory, String name) {
    try (InputStream file =
        Warehouse.class.getResourceAsStream("/" + directory + "/" + name + ".sql")) {
      if (file == null) {
        throw new IllegalArgumentException("no such query: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
