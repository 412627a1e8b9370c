package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was open, by age, week by week: {@code queries/charts/backlog}. */
public final class BacklogChart {
  /** Number of the first age band that is older than a week. */
  private static final int OLDER_THAN_A_WEEK = 5;

  private BacklogChart() {}

  public static ChartData of(List<JsonNode> rows) {
    Map<String, List<JsonNode>> instants =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("at").asText(), LinkedHashMap::new, Collectors.toList()));
    List<JsonNode> bands = instants.values().iterator().next();
    return new ChartData(
        "backlog",
        "What was open, by age, week by week",
        sentence(List.copyOf(instants.values())),
        bands.stream()
            .sorted(Comparator.comparingInt(BacklogChart::number).reversed())
            .map(band -> new ChartData.Key("age-" + number(band), band.get("age_band").asText()))
            .toList(),
        table(instants, bands),
        rows,
        Map.of());
  }

  private static int number(JsonNode band) {
    return band.get("age_band_number").asInt();
  }

  private static Table table(Map<String, List<JsonNode>> instants, List<JsonNode> bands) {
    List<String> headings = new ArrayList<>(List.of("At (UTC)", "Open"));
    bands.forEach(band -> headings.add(band.get("age_band").asText()));
    headings.add("With a broken promise");
    return new Table(
        headings,
        instants.entrySet().stream()
            .map(
                instant ->
                    Stream.of(
                            Stream.of(
                                instant.getKey().replaceFirst(":00$", ""),
                                Words.count(sum(instant.getValue(), "cases"))),
                            instant.getValue().stream()
                                .map(row -> Words.count(row.get("cases").asDouble())),
                            Stream.of(Words.count(sum(instant.getValue(), "breached"))))
                        .flatMap(cells -> cells)
                        .toList())
            .toList());
  }

  private static String sentence(List<List<JsonNode>> instants) {
    List<JsonNode> first = instants.get(0);
    List<JsonNode> last = instants.get(instants.size() - 1);
    return "%s open, %s for more than a week; %d weeks earlier it was %s and %s."
        .formatted(
            cases(sum(last, "cases")),
            Words.count(old(last)),
            instants.size() - 1,
            Words.count(sum(first, "cases")),
            Words.count(old(first)));
  }

  private static String cases(double number) {
    return number == 1 ? "1 case is" : Words.count(number) + " cases are";
  }

  private static double old(List<JsonNode> bands) {
    return sum(bands.stream().filter(band -> number(band) >= OLDER_THAN_A_WEEK).toList(), "cases");
  }

  private static double sum(List<JsonNode> bands, String column) {
    return bands.stream().mapToDouble(band -> band.get(column).asDouble()).sum();
  }
}
