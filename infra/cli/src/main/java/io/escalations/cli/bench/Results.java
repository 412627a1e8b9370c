package io.escalations.cli.bench;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rows per second by rung and round. */
public final class Results {
  private static final String HEADER = "%-48s %11s %11s %11s   %s%n";
  private static final String ROW = "%-48s %,11.0f %,11.0f %,11.0f   %s%n";

  private final Map<Rung, Map<Integer, Double>> rates = new EnumMap<>(Rung.class);

  void add(Rung rung, int round, double rowsPerSecond) {
    rates.computeIfAbsent(rung, any -> new TreeMap<>()).put(round, rowsPerSecond);
  }

  /** Ratios are taken within a round, where the machine was much the same for both. */
  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        HEADER,
        "rows per second",
        "min",
        "median",
        "max",
        "ratio: median (min to max)");
    rates.forEach(
        (rung, byRound) -> {
          List<Double> sorted = byRound.values().stream().sorted().toList();
          out.printf(
              Locale.ROOT,
              ROW,
              rung.title(),
              sorted.get(0),
              median(sorted),
              sorted.get(sorted.size() - 1),
              ratio(rung, byRound));
        });
    out.flush();
  }

  private String ratio(Rung rung, Map<Integer, Double> byRound) {
    Map<Integer, Double> base = rates.get(rung.base());
    if (base == null) {
      return "";
    }
    List<Double> ratios =
        byRound.entrySet().stream()
            .map(entry -> entry.getValue() / base.get(entry.getKey()))
            .sorted()
            .toList();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f) of %s",
        median(ratios),
        ratios.get(0),
        ratios.get(ratios.size() - 1),
        rung.base());
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
