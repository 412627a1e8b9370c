package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.LastKnown.Answer;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.quarter.CaseList;
import io.escalations.dashboards.quarter.Figures;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import io.escalations.dashboards.text.Wording;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A quarter for those who lead: in the browser, on paper, and with the cases behind each finding.
 */
final class QuarterPages {
  private static final Logger LOG = LoggerFactory.getLogger(QuarterPages.class);

  /** Files in {@code queries} that sections of the report show. */
  static final List<String> QUESTIONS =
      List.of(
          "quarters",
          "quarter-insights",
          "quarter-patterns",
          "quarter-volume",
          "quarter-resolution",
          "quarter-sla",
          "quarter-satisfaction",
          "quarter-tiers",
          "quarter-backlog",
          "quarter-workload",
          "quarter-staffing",
          "quarter-restatements",
          "charts/weeks",
          "charts/promises",
          "charts/distribution",
          "charts/handovers",
          "charts/satisfaction",
          "charts/backlog",
          "charts/workload",
          "charts/bursts");

  private static final List<String> FORMATS = List.of("csv", "parquet");

  /** Nobody looks at an empty window for longer. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final QuarterReader reader;
  private final QuarterCharts charts;
  private final Warehouse warehouse;
  private final Warehouse analyst;
  private final Templates templates;
  private final Problems problems;
  private final AnswerPage answers;
  private final LastKnown<String, Map<String, Object>> pages =
      new LastKnown<>("quarter page", PATIENCE);

  /**
   * @param warehouse as the viewer
   * @param analyst carries out the queries that stand in the tables
   * @param drawer draws the charts
   */
  QuarterPages(Warehouse warehouse, Warehouse analyst, ChartDrawer drawer, Templates templates) {
    this.reader = new QuarterReader(warehouse);
    this.charts = new QuarterCharts(warehouse, drawer);
    this.warehouse = warehouse;
    this.analyst = analyst;
    this.templates = templates;
    this.problems = new Problems(templates);
    this.answers = new AnswerPage(analyst, templates);
  }

  void register(RoutesConfig routes) {
    routes.get("/quarters", this::newest);
    routes.get("/quarters/{quarter}", this::quarter);
    routes.get("/quarters/{quarter}/frozen", this::frozen);
    routes.get("/quarters/{quarter}/evidence/{class}/{rank}", this::evidence);
    routes.get(
        "/quarters/{quarter}/figures/{question}",
        context -> figures(context, context.pathParam("question"), null));
    routes.get(
        "/quarters/{quarter}/figures/{question}/{format}",
        context -> figures(context, context.pathParam("question"), context.pathParam("format")));
    routes.get(
        "/quarters/{quarter}/charts/{chart}",
        context -> figures(context, "charts/" + context.pathParam("chart"), null));
    routes.get(
        "/quarters/{quarter}/charts/{chart}/{format}",
        context ->
            figures(context, "charts/" + context.pathParam("chart"), context.pathParam("format")));
    routes.get("/quarters/{quarter}/cases/{list}", context -> cases(context, null));
    routes.get(
        "/quarters/{quarter}/cases/{list}/{format}",
        context -> cases(context, context.pathParam("format")));
  }

  private void newest(Context context) throws IOException, InterruptedException {
    List<Figures> quarters = reader.quarters();
    if (quarters.isEmpty()) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          "No quarter has figures yet: none has come in, or the first are being computed, which"
              + " takes a minute.");
    } else {
      context.redirect("/quarters/" + quarters.get(quarters.size() - 1).value());
    }
  }

  /**
   * With {@code ?paper} as one file that needs nothing else; that is always read anew. In a browser
   * the figures read before stand in for those that take long, and the page says so.
   */
  private void quarter(Context context) throws IOException, InterruptedException {
    Quarter quarter;
    try {
      quarter = Quarter.of(context.pathParam("quarter"));
    } catch (IllegalArgumentException e) {
      problems.tell(context, HttpStatus.BAD_REQUEST, e.getMessage());
      return;
    }
    if (context.queryParam("paper") == null) {
      Answer<Map<String, Object>> shown = pages.get(quarter.name(), () -> read(quarter));
      if (pages.comesInTime(shown.value())) {
        context.html(page(quarter, shown, Map.of()));
      } else {
        inParts(context, quarter, shown);
      }
    } else {
      Map<String, Object> parameters = new HashMap<>(read(quarter));
      parameters.put("styles", styles());
      context.html(templates.render("quarter", parameters));
    }
  }

  private String page(
      Quarter quarter, Answer<Map<String, Object>> shown, Map<String, Object> others)
      throws IOException, InterruptedException {
    Map<String, Object> parameters = new HashMap<>(others);
    parameters.putAll(answer(shown.value()));
    parameters.put("older", shown.older());
    reader.frozen(quarter).ifPresent(frozen -> parameters.put("frozen", frozen));
    return templates.render("quarter", parameters);
  }

  /** Its head at once, the rest when it is there: nobody looks at an empty window meanwhile. */
  private void inParts(Context context, Quarter quarter, Answer<Map<String, Object>> shown)
      throws InterruptedException {
    try (PageParts parts = new PageParts(context)) {
      parts.send(templates.render("quarter/waiting", Map.of("quarter", quarter)));
      parts.send(rest(context, quarter, shown));
    } catch (IOException e) {
      LOG.debug("the reader of {} has left", context.path(), e);
    }
  }

  private String rest(Context context, Quarter quarter, Answer<Map<String, Object>> shown)
      throws InterruptedException {
    try {
      return page(quarter, shown, Map.of("begun", true));
    } catch (IOException | RuntimeException e) {
      return problems.rest(context, e);
    }
  }

  private static <T> T answer(Future<T> value) throws IOException, InterruptedException {
    try {
      return value.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Map<String, Object> read(Quarter quarter) throws IOException, InterruptedException {
    QuarterCharts.Questions asked = charts.ask(quarter, reader.parameters(quarter));
    QuarterReport report = reader.read(quarter);
    boolean known = report.whole(quarter.name()).isPresent();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("report", report);
    parameters.put("definitions", reader.definitions());
    parameters.put("charts", known ? asked.charts(report) : Map.of());
    parameters.put("bursts", known ? asked.bursts() : Map.of());
    parameters.put("sparklines", known ? charts.sparklines(report) : Map.of());
    if (reader.frozen(quarter).isPresent()) {
      reader.restated(quarter).ifPresent(rows -> parameters.put("restated", rows));
    }
    return parameters;
  }

  /** The page that was frozen, as it was. */
  private void frozen(Context context) throws IOException, InterruptedException {
    String quarter = context.pathParam("quarter");
    List<JsonNode> found = warehouse.ask("quarter-frozen-report", Map.of("quarter", quarter));
    if (found.isEmpty()) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          "The report of "
              + quarter
              + " is not frozen: ./escalations quarter freeze "
              + quarter
              + " keeps it as it is.");
    } else {
      context.html(found.get(0).get("report").asText());
    }
  }

  private void evidence(Context context) throws IOException, InterruptedException {
    String quarter = context.pathParam("quarter");
    List<JsonNode> found = List.of();
    if (context.pathParam("rank").matches("\\d{1,6}")) {
      found =
          warehouse.ask(
              "insight",
              Map.of(
                  "quarter",
                  quarter,
                  "class",
                  context.pathParam("class"),
                  "rank",
                  context.pathParam("rank")));
    }
    if (found.isEmpty()) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          "There is no such finding in "
              + quarter
              + " any more: findings are computed anew every minute.");
      return;
    }
    JsonNode insight = found.get(0);
    List<String> cases =
        analyst.run("evidence", insight.get("evidence_query").asText(), Map.of()).stream()
            .map(row -> row.get("case_id").asText())
            .toList();
    context.html(
        templates.render(
            "evidence", Map.of("quarter", quarter, "insight", insight, "cases", cases)));
  }

  /** The question a section of the report asks, as it stands in its file. */
  private void figures(Context context, String question, String format)
      throws IOException, InterruptedException {
    if (!QUESTIONS.contains(question)) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          "The report has no figures “"
              + question
              + "”. There are: "
              + String.join(", ", QUESTIONS)
              + ".");
      return;
    }
    answer(context, question, "", Map.of(), format);
  }

  private void cases(Context context, String format) throws IOException, InterruptedException {
    String by = context.queryParamAsClass("by", String.class).getOrDefault("ALL");
    String value = context.queryParamAsClass("value", String.class).getOrDefault("");
    Optional<CaseList> list = CaseList.of(context.pathParam("list"), by);
    if (list.isEmpty()) {
      problems.tell(
          context,
          HttpStatus.NOT_FOUND,
          "There is no list of cases “" + context.pathParam("list") + "” by “" + by + "”.");
      return;
    }
    String about =
        by.equals("ALL")
            ? ""
            : Wording.words(by)
                + ": "
                + (value.isEmpty()
                    ? "not known"
                    : by.equals("CLOCK") ? Wording.clock(value) : value);
    answer(context, "cases/" + list.get().file(), about, Map.of("by", by, "value", value), format);
  }

  private void answer(
      Context context, String question, String about, Map<String, String> cut, String format)
      throws IOException, InterruptedException {
    Quarter quarter;
    try {
      quarter = Quarter.of(context.pathParam("quarter"));
    } catch (IllegalArgumentException e) {
      problems.tell(context, HttpStatus.BAD_REQUEST, e.getMessage());
      return;
    }
    Map<String, String> parameters = reader.parameters(quarter);
    parameters.putAll(cut);
    if (format == null) {
      answers.show(
          context,
          WorkedQuestion.of(question),
          about,
          Map.entry("/quarters/" + quarter.name(), "Support in " + quarter.name()),
          parameters);
    } else if (FORMATS.contains(format)) {
      answers.download(
          context,
          WorkedQuestion.of(question),
          quarter.name() + "-" + question.replace('/', '-'),
          parameters,
          format);
    } else {
      problems.tell(
          context, HttpStatus.NOT_FOUND, "There is no such file: there are csv and parquet.");
    }
  }

  private static String styles() throws IOException {
    try (InputStream file = QuarterPages.class.getResourceAsStream("/web/page.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
