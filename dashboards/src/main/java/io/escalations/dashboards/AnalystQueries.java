package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.dashboards.ask.Answer;
import io.escalations.dashboards.ask.GuardedCsv;
import io.escalations.dashboards.ask.QueryProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Carries out queries that people write, and stops them. */
final class AnalystQueries {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_ROWS = 5_000;
  private static final long MOST_CHARACTERS = 8_000_000;
  private static final String CODE = "X-ClickHouse-Exception-Code";

  private final Warehouse analyst;
  private final Warehouse acknowledger;

  /**
   * @param acknowledger may end queries
   */
  AnalystQueries(Warehouse analyst, Warehouse acknowledger) {
    this.analyst = analyst;
    this.acknowledger = acknowledger;
  }

  /**
   * The first 5,000 rows.
   *
   * @param id by which it can be stopped while it runs
   * @throws QueryRefusedException if ClickHouse answers, but not with rows
   * @throws IOException if ClickHouse does not answer
   */
  Answer answer(String query, String id) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<InputStream> response =
        analyst.open(
            query,
            GuardedCsv.SOURCE,
            Map.of(
                "query_id", id, "limit", String.valueOf(MOST_ROWS + 1), "wait_end_of_query", "1"));
    try (InputStream body = checked(query, response);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String names = lines.readLine();
      return names == null
          ? new Answer(List.of(), List.of(), false, since(begun))
          : answer(names, lines, begun);
    }
  }

  private static Answer answer(String names, BufferedReader lines, long begun) throws IOException {
    JsonNode name = JSON.readTree(names);
    JsonNode type = JSON.readTree(lines.readLine());
    List<JsonNode> rows = new ArrayList<>();
    long characters = 0;
    String line = lines.readLine();
    while (line != null && rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
      characters += line.length();
      rows.add(JSON.readTree(line));
      line = lines.readLine();
    }
    return new Answer(
        IntStream.range(0, name.size())
            .mapToObj(
                number -> new Answer.Column(name.get(number).asText(), type.get(number).asText()))
            .toList(),
        rows,
        line != null,
        since(begun));
  }

  /**
   * All rows, in a format; to be closed.
   *
   * @throws QueryRefusedException if ClickHouse answers, but not with rows
   * @throws IOException if ClickHouse does not answer
   */
  InputStream stream(String query, String format) throws IOException, InterruptedException {
    return checked(query, analyst.open(query, format, Map.of("wait_end_of_query", "1")));
  }

  /** Ends a query where it runs; one that has ended stays as it is. */
  void stop(String id) throws IOException, InterruptedException {
    acknowledger.tell("stop-query", Map.of("id", id));
  }

  private static InputStream checked(String query, HttpResponse<InputStream> response)
      throws IOException {
    if (response.statusCode() != 200) {
      try (InputStream body = response.body()) {
        throw new QueryRefusedException(
            QueryProblem.of(
                response.headers().firstValue(CODE).map(Integer::parseInt).orElse(0),
                new String(body.readAllBytes(), StandardCharsets.UTF_8),
                query));
      }
    }
    String format = response.headers().firstValue("X-ClickHouse-Format").orElse("");
    if (!format.equals(GuardedCsv.SOURCE) && !format.equals("Parquet")) {
      response.body().close();
      throw new QueryRefusedException(
          new QueryProblem(
              "The query is wrong",
              "It asks for the format " + format + ": leave FORMAT away, files are below.",
              0,
              0,
              0));
    }
    return response.body();
  }

  private static long since(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
