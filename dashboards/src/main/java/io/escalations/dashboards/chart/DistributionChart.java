package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How long cases took: {@code queries/charts/distribution}. */
public final class DistributionChart {
  /** Place of the first band that is longer than a week. */
  private static final int LONGER_THAN_A_WEEK = 8;

  private DistributionChart() {}

  public static ChartData of(Period period, List<JsonNode> rows) {
    boolean before = isCompared(period, rows);
    List<ChartData.Key> key = new ArrayList<>(List.of(new ChartData.Key("now", period.quarter())));
    List<String> headings =
        new ArrayList<>(List.of("Time to solve", "Cases", "Share of all solved"));
    if (before) {
      key.add(new ChartData.Key("before", period.previous()));
      headings.addAll(List.of(period.previous() + ", cases", period.previous() + ", share"));
    }
    return new ChartData(
        "distribution",
        "How long cases took to be solved",
        sentence(period, rows, before),
        key,
        new Table(headings, rows.stream().map(row -> cells(row, before)).toList()),
        rows,
        Map.of("before", before));
  }

  private static boolean isCompared(Period period, List<JsonNode> rows) {
    return period.previous() != null
        && rows.stream().anyMatch(row -> row.get("cases_before").asLong() > 0);
  }

  private static List<String> cells(JsonNode row, boolean before) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.get("band").asText(),
                Words.count(row.get("cases").asDouble()),
                Words.share(row.get("share").asDouble())));
    if (before) {
      cells.add(Words.count(row.get("cases_before").asDouble()));
      cells.add(Words.share(row.get("share_before").asDouble()));
    }
    return cells;
  }

  private static String sentence(Period period, List<JsonNode> rows, boolean before) {
    JsonNode most =
        rows.stream().max(Comparator.comparingLong(row -> row.get("cases").asLong())).orElseThrow();
    return "Most often it takes %s (%s of all solved). %s take longer than a week%s."
        .formatted(
            most.get("band").asText(),
            Words.share(most.get("share").asDouble()),
            Words.share(longerThanAWeek(rows, "share")),
            before
                ? ", against %s in %s"
                    .formatted(
                        Words.share(longerThanAWeek(rows, "share_before")), period.previous())
                : "");
  }

  private static double longerThanAWeek(List<JsonNode> rows, String share) {
    return rows.stream()
        .filter(row -> row.get("place").asInt() >= LONGER_THAN_A_WEEK)
        .mapToDouble(row -> row.get(share).asDouble())
        .sum();
  }
}
