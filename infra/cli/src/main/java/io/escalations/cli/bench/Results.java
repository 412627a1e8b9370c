package io.escalations.cli.bench;

import java.io.PrintWriter;
import java.util.EnumMap;
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
          Spread spread = Spread.of(byRound.values());
          out.printf(
              Locale.ROOT,
              ROW,
              rung.title(),
              spread.min(),
              spread.median(),
              spread.max(),
              ratio(rung, byRound));
        });
    out.flush();
  }

  private String ratio(Rung rung, Map<Integer, Double> byRound) {
    Map<Integer, Double> base = rates.get(rung.base());
    if (base == null) {
      return "";
    }
    return Spread.of(
            byRound.entrySet().stream()
                .map(entry -> entry.getValue() / base.get(entry.getKey()))
                .toList())
        + " of "
        + rung.base();
  }
}
