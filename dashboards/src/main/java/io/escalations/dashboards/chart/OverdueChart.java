package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.dashboards.backtest.BacktestSummary;
import io.escalations.dashboards.backtest.BacktestSummary.Load;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How many clocks are overdue at once under the two sides of a back-test, by day. */
public final class OverdueChart {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int DAY = "2016-05-03".length();

  private OverdueChart() {}

  private record Day(String day, long old, long draft) {
    Day with(Load hour) {
      return new Day(day, Math.max(old, hour.overdueOld()), Math.max(draft, hour.overdueNew()));
    }
  }

  public static ChartData of(BacktestSummary backtest) {
    List<Day> days = days(backtest.load());
    return new ChartData(
        "overdue",
        "Overdue at once, the most of each day",
        peak(backtest.newNames(), backtest.load(), Load::overdueNew)
            + "; "
            + peak(backtest.oldNames(), backtest.load(), Load::overdueOld)
            + ".",
        List.of(
            new ChartData.Key("now", backtest.newNames()),
            new ChartData.Key("usual", backtest.oldNames())),
        new Table(
            List.of("Day", backtest.oldNames(), backtest.newNames()),
            days.stream()
                .map(
                    day ->
                        List.of(
                            day.day(),
                            Words.count((double) day.old()),
                            Words.count((double) day.draft())))
                .toList()),
        days.stream().map(OverdueChart::row).toList(),
        Map.of());
  }

  private static List<Day> days(List<Load> hours) {
    Map<String, Day> days = new LinkedHashMap<>();
    for (Load hour : hours) {
      String day = hour.hour().substring(0, DAY);
      days.put(day, days.getOrDefault(day, new Day(day, 0, 0)).with(hour));
    }
    return new ArrayList<>(days.values());
  }

  private static String peak(String policies, List<Load> hours, ToLongFunction<Load> overdue) {
    return hours.stream()
        .max(Comparator.comparingLong(overdue))
        .filter(hour -> overdue.applyAsLong(hour) > 0)
        .map(
            hour ->
                "Under %s at most %s at once, on %s"
                    .formatted(
                        policies,
                        Words.count((double) overdue.applyAsLong(hour)),
                        Days.day(hour.hour().substring(0, DAY))))
        .orElse("Under " + policies + " none");
  }

  private static JsonNode row(Day day) {
    ObjectNode row = JSON.createObjectNode();
    row.put("day", day.day());
    row.put("old", day.old());
    row.put("draft", day.draft());
    return row;
  }
}
