package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who hands cases to whom: {@code queries/charts/handovers}. */
public final class HandoversChart {
  /** The place of all departments together that have none of their own. */
  private static final int OTHERS = 99;

  private HandoversChart() {}

  public static ChartData of(Period period, List<JsonNode> rows) {
    List<JsonNode> now = rows.stream().filter(row -> count(row) > 0).toList();
    Map<Integer, String> departments = new TreeMap<>();
    for (JsonNode row : now) {
      departments.put(row.get("from_place").asInt(), row.get("from_department").asText());
      departments.put(row.get("to_place").asInt(), row.get("to_department").asText());
    }
    return new ChartData(
        "handovers",
        "Who hands cases to whom",
        sentence(now),
        List.of(
            new ChartData.Key(
                "figure", "hand-overs from the department of the row to that of the column")),
        new Table(
            period.previous() == null
                ? List.of("From", "To", "Hand-overs")
                : List.of("From", "To", "Hand-overs", period.previous()),
            rows.stream().map(row -> cells(period, row)).toList()),
        now,
        Map.of(
            "departments",
            List.copyOf(departments.values()),
            "named",
            departments.keySet().stream().filter(place -> place < OTHERS).count()));
  }

  private static List<String> cells(Period period, JsonNode row) {
    Stream<String> now =
        Stream.of(
            row.get("from_department").asText(),
            row.get("to_department").asText(),
            Words.count((double) count(row)));
    return period.previous() == null
        ? now.toList()
        : Stream.concat(now, Stream.of(Words.count(row.get("hand_overs_before").asDouble())))
            .toList();
  }

  private static String sentence(List<JsonNode> now) {
    long all = now.stream().mapToLong(HandoversChart::count).sum();
    String many = "%s hand-overs between departments. ".formatted(Words.count((double) all));
    // The others are many: that most goes to all of them together is nothing to see.
    return now.stream()
        .filter(HandoversChart::named)
        .max(Comparator.comparingLong(HandoversChart::count))
        .map(most -> many + sentence(most, now))
        .orElse(many + "No two of those with the most hand cases to each other.");
  }

  private static String sentence(JsonNode most, List<JsonNode> now) {
    String back =
        now.stream()
            .filter(
                row ->
                    row.get("from_place").equals(most.get("to_place"))
                        && row.get("to_place").equals(most.get("from_place")))
            .findFirst()
            .map(row -> "; %s came back".formatted(Words.count((double) count(row))))
            .orElse("; none came back");
    return "Most go from %s to %s: %s%s."
        .formatted(
            Words.shortened(most.get("from_department").asText()),
            Words.shortened(most.get("to_department").asText()),
            Words.count((double) count(most)),
            back);
  }

  private static boolean named(JsonNode row) {
    return row.get("from_place").asInt() < OTHERS && row.get("to_place").asInt() < OTHERS;
  }

  private static long count(JsonNode row) {
    return row.get("hand_overs").asLong();
  }
}
