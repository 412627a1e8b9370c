package io.escalations.dashboards.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.dashboards.chart.ChartData.Table;
import io.escalations.dashboards.quarter.Words;
import io.escalations.dashboards.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The share of promises kept by week and clock: {@code queries/charts/promises}. */
public final class PromisesChart {
  private PromisesChart() {}

  public static ChartData of(Period period, List<JsonNode> rows) {
    Map<String, List<JsonNode>> clocks =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("clock").asText(), LinkedHashMap::new, Collectors.toList()));
    Map<String, Object> about = new HashMap<>(period.about());
    about.put(
        "clocks",
        clocks.entrySet().stream()
            .map(entry -> Map.of("clock", entry.getKey(), "title", title(entry)))
            .toList());
    return new ChartData(
        "promises",
        "Promises kept, by week in which they were given",
        sentence(period, clocks),
        List.of(
            new ChartData.Key("promised", "promised: all"),
            new ChartData.Key("usual", "usual: the four quarters before"),
            new ChartData.Key("below", "below what chance explains"),
            new ChartData.Key("band", period.quarter())),
        table(clocks),
        rows,
        about);
  }

  private static String title(Map.Entry<String, List<JsonNode>> clock) {
    double met = sum(clock.getValue(), "met");
    double decided = sum(clock.getValue(), "decided");
    return decided == 0
        ? Wording.clock(clock.getKey())
        : Wording.clock(clock.getKey()) + ": " + Words.share(met / decided);
  }

  /** Of the weeks of the quarter. */
  private static double sum(List<JsonNode> weeks, String column) {
    return weeks.stream()
        .filter(week -> week.get("of_quarter").asInt() == 1)
        .mapToDouble(week -> week.get(column).asDouble())
        .sum();
  }

  private static String sentence(Period period, Map<String, List<JsonNode>> clocks) {
    List<Risk> risks =
        clocks.entrySet().stream()
            .flatMap(clock -> risk(clock.getKey(), clock.getValue()).stream())
            .sorted(Comparator.comparingDouble(Risk::gap).reversed())
            .toList();
    if (risks.isEmpty()) {
      boolean usual =
          clocks.values().stream()
              .flatMap(List::stream)
              .anyMatch(week -> week.get("usual").isNumber());
      return usual
          ? "No promise is below its usual range in the last weeks of " + period.quarter() + "."
          : "Too little was decided in the four quarters before to say what is usual.";
    }
    return "At risk: " + risks.stream().map(Risk::inWords).collect(Collectors.joining("; ")) + ".";
  }

  /**
   * A promise that is kept less often than chance explains.
   *
   * @param since Monday of the first week of the weeks without a break that are
   */
  private record Risk(String clock, String since, double share, double usual) {
    double gap() {
      return usual - share;
    }

    String inWords() {
      return "%s, kept in %s since the week of %s (usually %s)"
          .formatted(Words.promise(clock), Words.share(share), Days.day(since), Words.share(usual));
    }
  }

  private static Optional<Risk> risk(String clock, List<JsonNode> weeks) {
    List<JsonNode> shown = weeks.stream().filter(week -> week.get("shown").asInt() == 1).toList();
    int first = shown.size();
    while (first > 0 && shown.get(first - 1).get("below").asInt() == 1) {
      first--;
    }
    List<JsonNode> below = shown.subList(first, shown.size());
    if (below.isEmpty() || below.get(below.size() - 1).get("of_quarter").asInt() == 0) {
      return Optional.empty();
    }
    double met = below.stream().mapToDouble(week -> week.get("met").asDouble()).sum();
    double decided = below.stream().mapToDouble(week -> week.get("decided").asDouble()).sum();
    return Optional.of(
        new Risk(
            clock,
            below.get(0).get("week").asText(),
            met / decided,
            below.get(0).get("usual").asDouble()));
  }

  /** A row a week, a column a clock. */
  private static Table table(Map<String, List<JsonNode>> clocks) {
    Map<String, Map<String, String>> weeks = new TreeMap<>();
    clocks.forEach(
        (clock, rows) ->
            rows.forEach(
                row ->
                    weeks
                        .computeIfAbsent(row.get("week").asText(), week -> new HashMap<>())
                        .put(clock, cell(row))));
    return new Table(
        Stream.concat(
                Stream.of("Kept, of all decided; week from"),
                clocks.keySet().stream().map(Wording::clock))
            .toList(),
        weeks.entrySet().stream()
            .map(
                week -> {
                  List<String> cells = new ArrayList<>(List.of(week.getKey()));
                  clocks
                      .keySet()
                      .forEach(clock -> cells.add(week.getValue().getOrDefault(clock, "–")));
                  return List.copyOf(cells);
                })
            .toList());
  }

  private static String cell(JsonNode row) {
    String undecided =
        row.get("undecided").asLong() == 0
            ? ""
            : ", " + Words.count(row.get("undecided").asDouble()) + " undecided";
    return "%s of %s%s%s"
        .formatted(
            Words.count(row.get("met").asDouble()),
            Words.count(row.get("decided").asDouble()),
            undecided,
            row.get("below").asInt() == 1 ? " ▼" : "");
  }
}
