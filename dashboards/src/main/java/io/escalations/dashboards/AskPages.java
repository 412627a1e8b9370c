package io.escalations.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.dashboards.ask.Answer;
import io.escalations.dashboards.ask.GuardedCsv;
import io.escalations.dashboards.ask.QueryProblem;
import io.escalations.dashboards.chart.ChartDrawer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * The place to ask: a query of one's own, carried out as the role {@code analyst}, which may read
 * the published views and nothing else. Whatever is asked comes from a page of this server.
 */
final class AskPages {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern QUERY_ID = Pattern.compile("[0-9a-f-]{36}");
  private static final int LONGEST_QUERY = 100_000;
  private static final int MOST_POINTS = 2_000;
  private static final int BUSY = 503;

  private final AnalystQueries queries;
  private final Warehouse analyst;
  private final ChartDrawer drawer;

  /**
   * @param acknowledger may end queries
   */
  AskPages(Warehouse analyst, Warehouse acknowledger, ChartDrawer drawer) {
    this.queries = new AnalystQueries(analyst, acknowledger);
    this.analyst = analyst;
    this.drawer = drawer;
  }

  void register(RoutesConfig routes) {
    routes.get("/ask/names", this::names);
    routes.post("/ask", this::ask);
    routes.post("/ask/stop", this::stop);
    routes.post("/ask/chart", this::chart);
    routes.post("/ask/csv", context -> download(context, "csv"));
    routes.post("/ask/parquet", context -> download(context, "parquet"));
  }

  /** Views and their columns with what they mean, for completion. */
  private void names(Context context) throws IOException, InterruptedException {
    Map<String, List<Map<String, String>>> names = new LinkedHashMap<>();
    for (JsonNode column : analyst.ask("definitions", Map.of())) {
      names
          .computeIfAbsent(column.get("table").asText(), table -> new ArrayList<>())
          .add(
              Map.of(
                  "name", column.get("name").asText(),
                  "type", column.get("type").asText(),
                  "comment", column.get("comment").asText()));
    }
    context
        .contentType("application/json; charset=utf-8")
        .header("Cache-Control", "max-age=60")
        .result(JSON.writeValueAsString(names));
  }

  private void ask(Context context) throws InterruptedException, JsonProcessingException {
    JsonNode request = request(context);
    if (request == null) {
      return;
    }
    String query = request.path("sql").asText();
    try {
      Answer answer = queries.answer(query, request.path("id").asText());
      json(context, HttpStatus.OK, answer);
    } catch (QueryRefusedException e) {
      json(context, HttpStatus.BAD_REQUEST, e.problem());
    } catch (IOException e) {
      json(
          context,
          HttpStatus.forStatus(BUSY),
          new QueryProblem(
              "No answer", "ClickHouse does not answer: see ./escalations status.", 0, 0, 0));
    }
  }

  private void stop(Context context) throws InterruptedException, JsonProcessingException {
    JsonNode request = request(context);
    if (request == null) {
      return;
    }
    try {
      queries.stop(request.path("id").asText());
      context.status(HttpStatus.NO_CONTENT);
    } catch (IOException e) {
      json(
          context,
          HttpStatus.forStatus(BUSY),
          new QueryProblem("Not stopped", String.valueOf(e.getMessage()), 0, 0, 0));
    }
  }

  /** Two columns of an answer as a picture. */
  private void chart(Context context) throws JsonProcessingException {
    JsonNode request = JSON.readTree(context.body());
    if (!SameSite.sent(context) || request.path("rows").size() > MOST_POINTS) {
      json(
          context,
          HttpStatus.BAD_REQUEST,
          new QueryProblem("No chart", "A chart shows at most " + MOST_POINTS + " rows.", 0, 0, 0));
      return;
    }
    List<JsonNode> rows = new ArrayList<>();
    request.path("rows").forEach(rows::add);
    Map<String, Object> about = new LinkedHashMap<>();
    request
        .path("about")
        .properties()
        .forEach(entry -> about.put(entry.getKey(), entry.getValue()));
    String label = request.path("label").asText();
    try {
      context
          .contentType("image/svg+xml; charset=utf-8")
          .result(
              drawer.svg("columns", "wide", label, rows, about).join()
                  + drawer.svg("columns", "narrow", label, rows, about).join());
    } catch (CompletionException e) {
      json(
          context,
          HttpStatus.BAD_REQUEST,
          new QueryProblem("No chart", String.valueOf(e.getCause().getMessage()), 0, 0, 0));
    }
  }

  private void download(Context context, String format) throws IOException, InterruptedException {
    String query = context.formParam("sql");
    if (!SameSite.sent(context) || query == null || query.length() > LONGEST_QUERY) {
      context
          .status(HttpStatus.BAD_REQUEST)
          .result("That did not come from a page of this server.");
      return;
    }
    boolean csv = format.equals("csv");
    try (InputStream rows = queries.stream(query, csv ? GuardedCsv.SOURCE : "Parquet")) {
      Downloads.send(context, rows, "answer", format);
    } catch (QueryRefusedException e) {
      context.status(HttpStatus.BAD_REQUEST).result(e.problem().message());
    }
  }

  /** Null if it was answered already: it did not come from our page, or makes no sense. */
  private static JsonNode request(Context context) throws JsonProcessingException {
    boolean ours =
        SameSite.sent(context)
            && String.valueOf(context.contentType()).startsWith("application/json");
    JsonNode request = ours ? JSON.readTree(context.body()) : JSON.createObjectNode();
    if (!QUERY_ID.matcher(request.path("id").asText()).matches()
        || request.path("sql").asText().length() > LONGEST_QUERY) {
      json(
          context,
          HttpStatus.BAD_REQUEST,
          new QueryProblem(
              "Refused", "That did not come from a page of this server, or is too long.", 0, 0, 0));
      return null;
    }
    return request;
  }

  private static void json(Context context, HttpStatus status, Object answer)
      throws JsonProcessingException {
    context
        .status(status)
        .contentType("application/json; charset=utf-8")
        .result(JSON.writeValueAsString(answer));
  }
}
