package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.schemas.Servers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where an analyst begins: what there is, what it means, questions that answer themselves, how to
 * connect.
 */
final class AnalystPages {
  /** Worked questions, in the order they are listed: files in {@code queries/worked}. */
  static final List<String> WORKED =
      List.of(
          "broken-promises-by-week",
          "hand-overs",
          "ping-pong",
          "where-time-goes",
          "reopened",
          "solved-by-hour",
          "retractions",
          "rejected",
          "refused-records");

  private static final String FOLDER = "worked/";

  private final Warehouse analyst;
  private final Servers.ClickHouse server;
  private final Path file;
  private final Templates templates;
  private final Problems problems;
  private final AnswerPage answers;

  /**
   * @param file where the analyst's password stands
   */
  AnalystPages(Warehouse analyst, Servers.ClickHouse server, Path file, Templates templates) {
    this.analyst = analyst;
    this.server = server;
    this.file = file;
    this.templates = templates;
    this.problems = new Problems(templates);
    this.answers = new AnswerPage(analyst, templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/analysts", this::start);
    routes.get("/analysts/{question}", this::answer);
    routes.get("/analysts/{question}/csv", context -> download(context, "csv"));
    routes.get("/analysts/{question}/parquet", context -> download(context, "parquet"));
  }

  private void start(Context context) throws IOException, InterruptedException {
    Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
    for (JsonNode column : analyst.ask("definitions", Map.of())) {
      tables.computeIfAbsent(column.get("table").asText(), table -> new ArrayList<>()).add(column);
    }
    // The editor's styles are made by its script; nothing else may bring any.
    String nonce = UUID.randomUUID().toString();
    context.header(
        "Content-Security-Policy",
        Dashboards.CONTENT_SECURITY + "; style-src 'self' 'nonce-" + nonce + "'");
    context.html(
        templates.render(
            "analysts",
            Map.ofEntries(
                Map.entry("nonce", nonce),
                Map.entry("sql", context.queryParamAsClass("sql", String.class).getOrDefault("")),
                Map.entry("run", SameSite.opened(context)),
                Map.entry("freshness", analyst.ask("warehouse-freshness", Map.of()).get(0)),
                Map.entry("refused", SnapshotReader.refusedOfLate(analyst)),
                Map.entry("tables", tables),
                Map.entry(
                    "views",
                    analyst.ask("views", Map.of()).stream()
                        .collect(
                            Collectors.toMap(
                                view -> view.get("name").asText(),
                                view -> view.get("comment").asText()))),
                Map.entry(
                    "worked",
                    WORKED.stream()
                        .collect(
                            Collectors.toMap(
                                name -> name,
                                name -> WorkedQuestion.of(FOLDER + name),
                                (one, other) -> one,
                                LinkedHashMap::new))),
                Map.entry("address", URI.create(server.url()).getAuthority()),
                Map.entry("database", server.database()),
                Map.entry("servers", file.toString()))));
  }

  private void answer(Context context) throws IOException, InterruptedException {
    String name = context.pathParam("question");
    if (WORKED.contains(name)) {
      answers.show(
          context,
          WorkedQuestion.of(FOLDER + name),
          "",
          Map.entry("/analysts", "For analysts"),
          Map.of());
    } else {
      unknown(context, name);
    }
  }

  private void download(Context context, String format) throws IOException, InterruptedException {
    String name = context.pathParam("question");
    if (WORKED.contains(name)) {
      answers.download(context, WorkedQuestion.of(FOLDER + name), name, Map.of(), format);
    } else {
      unknown(context, name);
    }
  }

  private void unknown(Context context, String name) {
    String message =
        "There is no worked question “" + name + "”. There are: " + String.join(", ", WORKED) + ".";
    problems.tell(context, HttpStatus.NOT_FOUND, message);
  }
}
