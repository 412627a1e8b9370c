package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.ask.GuardedCsv;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to one question as a page, and whole as CSV and Parquet. */
final class AnswerPage {
  private static final int SHOWN = 200;
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+):[^}]+}");

  private final Warehouse warehouse;
  private final Templates templates;

  AnswerPage(Warehouse warehouse, Templates templates) {
    this.warehouse = warehouse;
    this.templates = templates;
  }

  /**
   * @param about what it is the answer to, if the question alone does not say so; else empty
   * @param back address and name of the page that leads here
   * @param parameters at least those the question names
   */
  void show(
      Context context,
      WorkedQuestion question,
      String about,
      Map.Entry<String, String> back,
      Map<String, String> parameters)
      throws IOException, InterruptedException {
    List<JsonNode> rows = warehouse.ask(question.name(), parameters);
    String files = context.queryString() == null ? "" : "?" + context.queryString();
    context.html(
        templates.render(
            "answer",
            Map.of(
                "worked",
                question,
                "about",
                about,
                "back",
                back,
                "parameters",
                named(question, parameters),
                "rows",
                rows.subList(0, Math.min(SHOWN, rows.size())),
                "total",
                rows.size(),
                "csv",
                context.path() + "/csv" + files,
                "parquet",
                context.path() + "/parquet" + files)));
  }

  /**
   * @param format {@code csv} or {@code parquet}
   */
  void download(
      Context context,
      WorkedQuestion question,
      String name,
      Map<String, String> parameters,
      String format)
      throws IOException, InterruptedException {
    String source = format.equals("csv") ? GuardedCsv.SOURCE : "Parquet";
    try (InputStream rows = warehouse.stream(question.name(), parameters, source)) {
      Downloads.send(context, rows, name, format);
    }
  }

  private static Map<String, String> named(
      WorkedQuestion question, Map<String, String> parameters) {
    Map<String, String> named = new TreeMap<>();
    Matcher found = PARAMETER.matcher(question.query());
    while (found.find()) {
      named.put(found.group(1), parameters.get(found.group(1)));
    }
    return named;
  }
}
