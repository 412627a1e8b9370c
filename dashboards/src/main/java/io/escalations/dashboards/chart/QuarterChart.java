package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The charts of a quarter's page. */
public enum QuarterChart {
  WEEKS(row -> true, WeeksChart::of),
  PROMISES(row -> row.get("shown").asInt() == 1, PromisesChart::of),
  DISTRIBUTION(row -> row.get("cases").asLong() > 0, DistributionChart::of),
  HANDOVERS(row -> row.get("hand_overs").asLong() > 0, HandoversChart::of),
  SATISFACTION(row -> true, SatisfactionChart::of),
  BACKLOG(row -> row.get("cases").asLong() > 0, (period, rows) -> BacklogChart.of(rows)),
  WORKLOAD(row -> row.get("work").asDouble() > 0, (period, rows) -> WorkloadChart.of(rows));

  private final Predicate<JsonNode> seen;
  private final BiFunction<Period, List<JsonNode>, ChartData> data;

  QuarterChart(Predicate<JsonNode> seen, BiFunction<Period, List<JsonNode>, ChartData> data) {
    this.seen = seen;
    this.data = data;
  }

  /** Name of a file in {@code queries/charts}. */
  public String question() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a row shows something; without one that does there is nothing to see. */
  public boolean isSeen(JsonNode row) {
    return seen.test(row);
  }

  public ChartData data(Period period, List<JsonNode> rows) {
    return data.apply(period, rows);
  }
}
