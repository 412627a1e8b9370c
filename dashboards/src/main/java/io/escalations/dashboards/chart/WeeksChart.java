package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Cases and escalations by week: {@code queries/charts/weeks}. */
public final class WeeksChart {
  private WeeksChart() {}

  public static ChartData of(Period period, List<JsonNode> rows) {
    return new ChartData(
        "weeks",
        "Cases and escalations by week",
        sentence(period, rows),
        List.of(new ChartData.Key("band", period.quarter())),
        new Table(
            List.of("Week from", "Cases opened", "Escalations"),
            rows.stream()
                .map(
                    row ->
                        List.of(
                            row.get("week").asText() + (isOver(row) ? "" : " (not over)"),
                            Words.count(row.get("cases_opened").asDouble()),
                            Words.count(row.get("escalations").asDouble())))
                .toList()),
        rows,
        period.about());
  }

  private static String sentence(Period period, List<JsonNode> rows) {
    List<JsonNode> now = of(rows, period::holds);
    if (now.isEmpty()) {
      return "No week of " + period.quarter() + " is over yet.";
    }
    List<JsonNode> before = of(rows, period::isJustBefore);
    JsonNode busiest =
        now.stream()
            .max(Comparator.comparingLong(row -> row.get("cases_opened").asLong()))
            .orElseThrow();
    String against =
        before.isEmpty() || period.previous() == null
            ? ""
            : ", against %s and %s in %s"
                .formatted(
                    mean(before, "cases_opened"), mean(before, "escalations"), period.previous());
    return "A week brings %s cases and %s escalations on average%s. The busiest began on %s: %s cases."
        .formatted(
            mean(now, "cases_opened"),
            mean(now, "escalations"),
            against,
            Days.day(busiest.get("week").asText()),
            Words.count(busiest.get("cases_opened").asDouble()));
  }

  private static List<JsonNode> of(List<JsonNode> rows, Predicate<LocalDate> holds) {
    return rows.stream()
        .filter(WeeksChart::isOver)
        .filter(row -> holds.test(LocalDate.parse(row.get("week").asText())))
        .toList();
  }

  private static boolean isOver(JsonNode row) {
    return row.get("over").asInt() == 1;
  }

  private static String mean(List<JsonNode> rows, String column) {
    return Words.count(
        rows.stream().mapToLong(row -> row.get(column).asLong()).average().orElse(0));
  }
}
