package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.dashboards.backtest.BacktestSummary;
import io.escalations.dashboards.backtest.BacktestSummary.Group;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import io.escalations.dashboards.text.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The share of promises kept by week under the two sides of a back-test. */
public final class AttainmentChart {
  private static final JsonMapper JSON = new JsonMapper();

  /** The share of fewer is no shape, but noise; they stand among the numbers. */
  private static final int LEAST_DRAWN = 10;

  private AttainmentChart() {}

  public static ChartData of(BacktestSummary backtest) {
    List<Group> weeks =
        backtest.weeks().stream()
            .filter(week -> week.attainmentOld() != null || week.attainmentNew() != null)
            .toList();
    return new ChartData(
        "attainment",
        "Promises kept, by week in which they were given",
        sentence(weeks),
        List.of(
            new ChartData.Key("now", backtest.newNames()),
            new ChartData.Key("usual", backtest.oldNames())),
        new Table(
            List.of("Week from", "Promise", backtest.oldNames(), backtest.newNames()),
            weeks.stream().map(AttainmentChart::cells).toList()),
        weeks.stream()
            .filter(week -> week.instances() >= LEAST_DRAWN)
            .map(AttainmentChart::row)
            .toList(),
        Map.of(
            "clocks",
            backtest.clocks().stream()
                .map(clock -> Map.of("clock", clock.clock(), "title", title(clock)))
                .toList()));
  }

  /** Two lines: one is too wide beside another panel. */
  private static String title(Group clock) {
    return Wording.clock(clock.clock())
        + "\n"
        + Words.share(clock.attainmentOld())
        + " → "
        + Words.share(clock.attainmentNew());
  }

  private static String sentence(List<Group> weeks) {
    return weeks.stream()
        .filter(week -> week.attainmentOld() != null && week.attainmentNew() != null)
        .filter(week -> week.flips() > 0)
        .max(Comparator.comparingLong(Group::flips))
        .map(
            week ->
                "Most flips in the week of %s: %s kept in %s instead of %s."
                    .formatted(
                        Days.day(week.value()),
                        Words.promise(week.clock()),
                        Words.share(week.attainmentNew()),
                        Words.share(week.attainmentOld())))
        .orElse("No promise comes out otherwise in any week.");
  }

  private static List<String> cells(Group week) {
    return List.of(
        week.value(),
        Wording.clock(week.clock()),
        Words.share(week.attainmentOld()),
        Words.share(week.attainmentNew()));
  }

  private static JsonNode row(Group week) {
    ObjectNode row = JSON.createObjectNode();
    row.put("clock", week.clock());
    row.put("week", week.value());
    row.put("old", week.attainmentOld());
    row.put("draft", week.attainmentNew());
    return row;
  }
}
