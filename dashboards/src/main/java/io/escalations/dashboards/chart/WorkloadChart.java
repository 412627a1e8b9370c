package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When work comes and how many agents it asks for: {@code queries/charts/workload}. */
public final class WorkloadChart {
  private static final int HOURS = 24;

  private WorkloadChart() {}

  /**
   * @param rows one an hour of the week, in their order
   */
  public static ChartData of(List<JsonNode> rows) {
    List<ChartData.Key> key = new ArrayList<>();
    key.add(new ChartData.Key("heat-1", "little work"));
    key.add(new ChartData.Key("heat-5", "most work"));
    key.add(new ChartData.Key("figure", "agents needed at once"));
    return new ChartData(
        "workload",
        "Work by hour of the week (UTC), and the agents it asks for",
        sentence(rows),
        key,
        new Table(
            Stream.concat(Stream.of("Work an hour (agents)"), Words.WEEKDAYS.stream()).toList(),
            IntStream.range(0, HOURS).mapToObj(hour -> hour(rows, hour)).toList()),
        rows,
        Map.of());
  }

  private static List<String> hour(List<JsonNode> rows, int hour) {
    return Stream.concat(
            Stream.of("%02d:00".formatted(hour)),
            IntStream.range(0, Words.WEEKDAYS.size())
                .mapToObj(day -> cell(rows.get(HOURS * day + hour))))
        .toList();
  }

  private static String cell(JsonNode row) {
    return row.get("agents").asInt() == 0
        ? "0"
        : Words.rate(row.get("work").asDouble()) + " (" + row.get("agents").asInt() + ")";
  }

  private static String sentence(List<JsonNode> rows) {
    JsonNode busiest = most(rows, "work");
    JsonNode hardest = most(rows, "agents");
    return "Most work comes on %s: %s an hour. The most agents are needed on %s: %d at once."
        .formatted(
            hour(busiest),
            Words.rate(busiest.get("work").asDouble()),
            hour(hardest),
            hardest.get("agents").asInt());
  }

  private static JsonNode most(List<JsonNode> rows, String column) {
    return rows.stream()
        .max(
            Comparator.comparingDouble((JsonNode row) -> row.get(column).asDouble())
                .thenComparingDouble(row -> row.get("work").asDouble()))
        .orElseThrow();
  }

  private static String hour(JsonNode row) {
    return "%s at %02d:00"
        .formatted(Words.WEEKDAYS.get(row.get("weekday").asInt() - 1), row.get("hour").asInt());
  }
}
