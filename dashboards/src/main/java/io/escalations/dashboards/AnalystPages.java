package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.schemas.Servers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an analyst begins: what there is, what it means, questions that answer themselves, how to connect. */
final class AnalystPages {
  /** Worked questions, in the order they are listed: files in {@code queries/worked}. */
  static final List<String> WORKED =
      List.of("broken-promises-by-week", "hand-overs", "ping-pong", "where-time-goes", "reopened", "solved-by-hour", "taken-back", "rejected");

  private static final int SHOWN = 200;

  private final Warehouse analyst;
  private final Servers.ClickHouse server;
  private final Path file;
  private final Templates templates;
  private final Problems problems;

  /** @param file where the analyst's password stands */
  AnalystPages(Warehouse analyst, Servers.ClickHouse server, Path file, Templates templates) {
    this.analyst = analyst;
    this.server = server;
    this.file = file;
    this.templates = templates;
    this.problems = new Problems(templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/analysts", this::start);
    routes.get("/analysts/{question}", this::answer);
    routes.get("/analysts/{question}/csv", context -> download(context, "CSVWithNames", "csv", "text/csv; charset=utf-8"));
    routes.get("/analysts/{question}/parquet", context -> download(context, "Parquet", "parquet", "application/vnd.apache.parquet"));
  }

  private void start(Context context) throws IOException, InterruptedException {
    Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
    for (JsonNode column : analyst.ask("definitions", Map.of())) {
      tables.computeIfAbsent(column.get("table").asText(), table -> new ArrayList<>()).add(column);
    }
    context.html(
        templates.render(
            "analysts",
            Map.of(
                "freshness", analyst.ask("warehouse-freshness", Map.of()).get(0),
                "tables", tables,
                "views", analyst.ask("views", Map.of()).stream().collect(Collectors.toMap(view -> view.get("name").asText(), view -> view.get("comment").asText())),
                "worked", WORKED.stream().map(WorkedQuestion::of).toList(),
                "address", URI.create(server.url()).getAuthority(),
                "database", server.database(),
                "servers", file.toString())));
  }

  private void answer(Context context) throws IOException, InterruptedException {
    String name = context.pathParam("question");
    if (!WORKED.contains(name)) {
      unknown(context, name);
      return;
    }
    List<JsonNode> rows = analyst.ask("worked/" + name, Map.of());
    context.html(templates.render("answer", Map.of("worked", WorkedQuestion.of(name), "rows", rows.subList(0, Math.min(SHOWN, rows.size())), "total", rows.size())));
  }

  private void download(Context context, String format, String ending, String type) throws IOException, InterruptedException {
    String name = context.pathParam("question");
    if (!WORKED.contains(name)) {
      unknown(context, name);
      return;
    }
    InputStream answer = analyst.stream("worked/" + name, format);
    context.contentType(type).header("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"").result(answer);
  }

  private void unknown(Context context, String name) {
    String message = "There is no worked question “" + name + "”. There are: " + String.join(", ", WORKED) + ".";
    problems.tell(context, HttpStatus.NOT_FOUND, message);
  }
}
