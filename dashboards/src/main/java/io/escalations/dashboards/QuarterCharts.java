package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.BacklogChart;
import io.escalations.dashboards.chart.Chart;
import io.escalations.dashboards.chart.ChartData;
import io.escalations.dashboards.chart.ChartDrawer;
import io.escalations.dashboards.chart.DistributionChart;
import io.escalations.dashboards.chart.HandoversChart;
import io.escalations.dashboards.chart.Period;
import io.escalations.dashboards.chart.PromisesChart;
import io.escalations.dashboards.chart.SatisfactionChart;
import io.escalations.dashboards.chart.Sparklines;
import io.escalations.dashboards.chart.WeeksChart;
import io.escalations.dashboards.chart.WorkloadChart;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks what the charts of a quarter show, and has them drawn. */
final class QuarterCharts {
  private static final String FOLDER = "charts/";
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
   * By the name of their question; where there is nothing to see there is no chart.
   *
   * @param parameters values of all parameters the questions name
   * @throws IOException if ClickHouse does not answer; a chart that is not drawn says so itself
   */
  Map<String, Chart> read(QuarterReport report, Map<String, String> parameters)
      throws IOException, InterruptedException {
    Period period = Period.of(report);
    Map<String, Future<ChartData>> data = new LinkedHashMap<>();
    data.put("weeks", asked("weeks", parameters, row -> true, rows -> WeeksChart.of(period, rows)));
    data.put(
        "promises",
        asked(
            "promises",
            parameters,
            row -> row.get("shown").asInt() == 1,
            rows -> PromisesChart.of(period, rows)));
    data.put(
        "distribution",
        asked(
            "distribution",
            parameters,
            row -> row.get("cases").asLong() > 0,
            rows -> DistributionChart.of(period, rows)));
    data.put(
        "handovers",
        asked(
            "handovers",
            parameters,
            row -> row.get("hand_overs").asLong() > 0,
            rows -> HandoversChart.of(period, rows)));
    data.put(
        "satisfaction",
        asked("satisfaction", parameters, row -> true, rows -> SatisfactionChart.of(period, rows)));
    data.put(
        "backlog",
        asked("backlog", parameters, row -> row.get("cases").asLong() > 0, BacklogChart::of));
    data.put(
        "workload",
        asked("workload", parameters, row -> row.get("work").asDouble() > 0, WorkloadChart::of));
    Map<String, CompletableFuture<Chart>> drawn = new LinkedHashMap<>();
    for (Map.Entry<String, Future<ChartData>> each : data.entrySet()) {
      ChartData known = answer(each.getValue());
      if (known != null) {
        drawn.put(each.getKey(), drawer.draw(known));
      }
    }
    Map<String, Chart> charts = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<Chart>> each : drawn.entrySet()) {
      charts.put(each.getKey(), answer(each.getValue()));
    }
    return charts;
  }

  /** The hours around each burst that the report shows, beside the usual, by the burst's id. */
  Map<String, String> bursts(Map<String, String> parameters)
      throws IOException, InterruptedException {
    Map<String, List<JsonNode>> hours =
        warehouse.ask(FOLDER + "bursts", parameters).stream()
            .collect(Collectors.groupingBy(row -> row.get("pattern_id").asText()));
    Map<String, CompletableFuture<String>> drawn = new LinkedHashMap<>();
    hours.forEach(
        (burst, rows) ->
            drawn.put(
                burst,
                drawer
                    .svg("burst", "burst", BURST_LABEL, rows, Map.of())
                    .exceptionally(failure -> "")));
    Map<String, String> curves = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<String>> each : drawn.entrySet()) {
      curves.put(each.getKey(), answer(each.getValue()));
    }
    return curves;
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
    Map<String, String> lines = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<String>> each : drawn.entrySet()) {
      lines.put(each.getKey(), answer(each.getValue()));
    }
    return lines;
  }

  /**
   * @param seen what there must be one row of, for there to be something to see
   */
  private Future<ChartData> asked(
      String chart,
      Map<String, String> parameters,
      Predicate<JsonNode> seen,
      Function<List<JsonNode>, ChartData> data) {
    return asking.submit(
        () -> {
          List<JsonNode> rows = warehouse.ask(FOLDER + chart, parameters);
          return rows.stream().anyMatch(seen) ? data.apply(rows) : null;
        });
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
