package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.Chart;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.chart.Period;
import io.escalations.dashboards.chart.QuarterChart;
import io.escalations.dashboards.chart.Sparklines;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Asks what the charts of a quarter show, and has them drawn. */
final class QuarterCharts {
  private static final String FOLDER = "charts/";
  private static final String BURSTS = "bursts";

  private static final String BURST_LABEL =
      "Cases by hour, 12 hours before and after it began, beside the usual in those hours";

  private final Warehouse warehouse;
  private final ChartDrawer drawer;
  private final ExecutorService asking =
      Executors.newFixedThreadPool(4, Threads.named("chart question"));

  QuarterCharts(Warehouse warehouse, ChartDrawer drawer) {
    this.warehouse = warehouse;
    this.drawer = drawer;
  }

  /**
   * Asks what the charts show; nobody waits for the answers yet.
   *
   * @param parameters values of all parameters the questions name
   */
  Questions ask(Quarter quarter, Map<String, String> parameters) {
    Map<String, Future<List<JsonNode>>> answers = new LinkedHashMap<>();
    for (QuarterChart chart : QuarterChart.values()) {
      answers.put(
          chart.question(),
          asking.submit(() -> warehouse.ask(FOLDER + chart.question(), parameters)));
    }
    Map<String, String> alone = Map.of("quarter", quarter.name());
    answers.put(BURSTS, asking.submit(() -> warehouse.ask(FOLDER + BURSTS, alone)));
    return new Questions(answers);
  }

  /** What was asked for one page. */
  final class Questions {
    private final Map<String, Future<List<JsonNode>>> answers;

    private Questions(Map<String, Future<List<JsonNode>>> answers) {
      this.answers = answers;
    }

    /**
     * By the name of their question; where there is nothing to see there is no chart.
     *
     * @throws IOException if ClickHouse does not answer; a chart that is not drawn says so itself
     */
    Map<String, Chart> charts(QuarterReport report) throws IOException, InterruptedException {
      Period period = Period.of(report);
      Map<String, CompletableFuture<Chart>> drawn = new LinkedHashMap<>();
      for (QuarterChart chart : QuarterChart.values()) {
        List<JsonNode> rows = answer(answers.get(chart.question()));
        if (rows.stream().anyMatch(chart::isSeen)) {
          drawn.put(chart.question(), drawer.draw(chart.data(period, rows)));
        }
      }
      Map<String, Chart> charts = new HashMap<>();
      for (Map.Entry<String, CompletableFuture<Chart>> each : drawn.entrySet()) {
        charts.put(each.getKey(), answer(each.getValue()));
      }
      return charts;
    }

    /** The hours around each burst that the report shows, beside the usual, by the burst's id. */
    Map<String, String> bursts() throws IOException, InterruptedException {
      Map<String, List<JsonNode>> hours =
          answer(answers.get(BURSTS)).stream()
              .collect(Collectors.groupingBy(row -> row.get("pattern_id").asText()));
      Map<String, CompletableFuture<String>> drawn = new LinkedHashMap<>();
      hours.forEach(
          (burst, rows) ->
              drawn.put(
                  burst,
                  drawer
                      .svg("burst", "burst", BURST_LABEL, rows, Map.of())
                      .exceptionally(failure -> "")));
      return all(drawn);
    }
  }

  private static Map<String, String> all(Map<String, CompletableFuture<String>> drawn)
      throws IOException, InterruptedException {
    Map<String, String> pictures = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<String>> each : drawn.entrySet()) {
      pictures.put(each.getKey(), answer(each.getValue()));
    }
    return pictures;
  }

  /** The last eight quarters of each tile's figure as a small line, by the figure's name. */
  Map<String, String> sparklines(QuarterReport report) throws IOException, InterruptedException {
    List<String> ends = report.span().quarterEnds(Sparklines.QUARTERS);
    List<Double> backlog =
        warehouse.ask(FOLDER + "backlog-by-quarter", Map.of("instants", array(ends))).stream()
            .map(row -> row.get("cases").asDouble())
            .toList();
    Map<String, CompletableFuture<String>> drawn = new LinkedHashMap<>();
    Sparklines.of(report, backlog)
        .forEach(
            (figure, rows) ->
                drawn.put(
                    figure,
                    drawer
                        .svg("sparkline", "spark", null, rows, Map.of())
                        .exceptionally(failure -> "")));
    return all(drawn);
  }

  /** As ClickHouse reads an array of texts. */
  static String array(List<String> values) {
    return "['" + String.join("','", values) + "']";
  }

  private static <T> T answer(Future<T> asked) throws IOException, InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
