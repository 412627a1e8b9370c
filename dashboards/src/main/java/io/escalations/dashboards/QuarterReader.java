package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.quarter.Figures;
import io.escalations.dashboards.quarter.Insight;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the quarter pages show out of ClickHouse. */
final class QuarterReader {
  private final Warehouse warehouse;

  QuarterReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** One row per quarter there is, oldest first. */
  List<Figures> quarters() throws IOException, InterruptedException {
    return warehouse.ask("quarters", Map.of()).stream().map(row -> new Figures("QUARTER", row.get("quarter").asText(), numbers(row))).toList();
  }

  QuarterReport read(Quarter quarter) throws IOException, InterruptedException {
    Map<String, String> compared =
        Map.of("quarter", quarter.name(), "previous", quarter.previous().name(), "year_before", quarter.yearBefore().name());
    Map<String, String> alone = Map.of("quarter", quarter.name());
    List<Figures> history = quarters();
    return new QuarterReport(
        quarter,
        history,
        figures("quarter-volume", compared),
        figures("quarter-resolution", compared),
        figures("quarter-sla", compared),
        figures("quarter-satisfaction", compared),
        figures("quarter-tiers", compared),
        warehouse.ask("quarter-insights", alone).stream().map(QuarterReader::insight).toList(),
        warehouse.ask("quarter-policies", alone).stream().map(row -> row.get("policy_version").asText()).toList(),
        history.stream().mapToLong(row -> (long) row.of("refreshed_at")).max().orElse(0),
        history.stream().allMatch(row -> row.value().compareTo(quarter.name()) <= 0));
  }

  /** What the columns of the published views mean, by {@code view.column}. */
  Map<String, String> definitions() throws IOException, InterruptedException {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (JsonNode row : warehouse.ask("definitions", Map.of())) {
      definitions.put(row.get("table").asText() + "." + row.get("name").asText(), row.get("comment").asText());
    }
    return definitions;
  }

  private List<Figures> figures(String question, Map<String, String> parameters) throws IOException, InterruptedException {
    return warehouse.ask(question, parameters).stream()
        .map(row -> new Figures(row.get("dimension").asText(), row.get("value").asText(), numbers(row)))
        .toList();
  }

  private static Map<String, Double> numbers(JsonNode row) {
    Map<String, Double> numbers = new HashMap<>();
    for (Map.Entry<String, JsonNode> column : row.properties()) {
      if (column.getValue().isNumber()) {
        numbers.put(column.getKey(), column.getValue().asDouble());
      }
    }
    return numbers;
  }

  private static Insight insight(JsonNode row) {
    return new Insight(
        row.get("insight_class").asText(),
        row.get("rank").asInt(),
        row.get("finding").asText(),
        row.get("suggestion").asText(),
        row.get("observed").asLong(),
        row.get("cases").asLong(),
        row.get("excess_cases").asDouble(),
        row.get("adjusted_p_value").asDouble());
  }
}
