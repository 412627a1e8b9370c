package io.escalations.dashboards.chart;

import io.escalations.dashboards.quarter.Figures;
import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The last eight quarters of each figure, as rows of {@code javascript/charts/sparkline}. */
public final class Sparklines {
  public static final int QUARTERS = 8;

  /** What grows while a quarter goes on, and so falls short of the others until its end. */
  private static final Set<String> COUNTS = Set.of("cases_opened", "escalations");

  private static final List<String> FIGURES =
      List.of("cases_opened", "escalations", "p50_seconds", "solved_in_time", "satisfied");

  private Sparklines() {}

  /**
   * Of figures with at least two quarters, by the figure's column; the backlog as {@code backlog}.
   *
   * @param backlog open cases at the ends of the last eight quarters, oldest first
   */
  public static Map<String, List<Map<String, Object>>> of(
      QuarterReport report, List<Double> backlog) {
    List<Quarter> quarters = new ArrayList<>(List.of(report.quarter()));
    while (quarters.size() < QUARTERS) {
      quarters.add(0, quarters.get(0).previous());
    }
    Map<String, List<Map<String, Object>>> lines = new LinkedHashMap<>();
    for (String figure : FIGURES) {
      put(lines, figure, quarters.stream().map(quarter -> value(report, quarter, figure)).toList());
    }
    put(
        lines,
        "backlog",
        IntStream.range(0, QUARTERS)
            .mapToObj(place -> report.isKnown(quarters.get(place)) ? backlog.get(place) : null)
            .toList());
    return lines;
  }

  private static void put(
      Map<String, List<Map<String, Object>>> lines, String figure, List<Double> values) {
    if (values.stream().filter(value -> value != null).count() < 2) {
      return;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Double value : values) {
      Map<String, Object> row = new HashMap<>();
      row.put("place", rows.size());
      row.put("value", value);
      rows.add(row);
    }
    lines.put(figure, rows);
  }

  private static Double value(QuarterReport report, Quarter quarter, String figure) {
    boolean grows =
        COUNTS.contains(figure) && quarter.equals(report.quarter()) && report.span().unfinished();
    return grows || report.isKnownInPart(quarter.name())
        ? null
        : report.whole(quarter.name()).map((Figures row) -> row.get(figure)).orElse(null);
  }
}
