package io.escalations.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.quarter.Figures;
import io.escalations.dashboards.quarter.Insight;
import io.escalations.dashboards.quarter.Pattern;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import io.escalations.dashboards.quarter.Staffing;
import io.escalations.dashboards.quarter.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    JsonNode ends = warehouse.ask("compared-quarters", alone).get(0);
    Map<String, String> end = Map.of("end", ends.get("end").asText());
    Map<String, String> atEnds = Map.of("end", ends.get("end").asText(), "end_before", ends.get("end_before").asText(), "end_year_before", ends.get("end_year_before").asText());
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
        warehouse.ask("quarter-patterns", alone).stream().map(QuarterReader::pattern).toList(),
        figures("quarter-backlog", atEnds),
        workload(warehouse.ask("quarter-workload", end)),
        figures("quarter-staffing", staffing(Staffing.ASSUMED, end.get("end"))),
        end.get("end"),
        warehouse.ask("quarter-policies", alone).stream().map(row -> row.get("policy_version").asText()).toList(),
        history.stream().mapToLong(row -> (long) row.of("refreshed_at")).max().orElse(0),
        history.stream().anyMatch(row -> row.value().equals(quarter.name())) && ends.get("unfinished").asInt() == 1,
        knownInPart(warehouse.ask("quarter-known-in-part", alone)));
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

  private static Map<String, String> staffing(Staffing assumed, String end) {
    return Map.of(
        "end", end,
        "handling_seconds", String.valueOf(assumed.handlingSeconds()),
        "answer_seconds", String.valueOf(assumed.answerSeconds()),
        "share_in_time", String.valueOf(assumed.shareInTime()));
  }

  private static QuarterReport.KnownInPart knownInPart(List<JsonNode> rows) {
    return rows.isEmpty() ? null : new QuarterReport.KnownInPart(rows.get(0).get("quarter").asText(), rows.get(0).get("known_at").asLong());
  }

  private static Workload workload(List<JsonNode> rows) {
    Map<Integer, Double> byHour = new HashMap<>();
    rows.forEach(row -> byHour.put(24 * (row.get("weekday").asInt() - 1) + row.get("hour").asInt(), row.get("opened").asDouble() + row.get("escalated").asDouble()));
    return new Workload(byHour);
  }

  private static Pattern pattern(JsonNode row) {
    String about =
        Stream.of("customer_id", "department", "issue_type", "issue_product").map(column -> Wording.text(row, column)).filter(Objects::nonNull).collect(Collectors.joining(", "));
    List<String> samples = new ArrayList<>();
    row.get("sample_case_ids").forEach(id -> samples.add(id.asText()));
    return new Pattern(
        row.get("kind").asText(), about, row.get("first_at").asLong(), row.get("last_at").asLong(), row.get("cases").asLong(), row.get("observed").asLong(),
        row.get("expected").asDouble(), row.get("status").asText(), samples, row.get("total").asLong());
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
