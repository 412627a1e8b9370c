package io.escalations.cli.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What several rounds gave. */
record Spread(double min, double median, double max) {
  /**
   * @param values at least one
   */
  static Spread of(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
  }

  /** Of ratios. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, min, max);
  }
}
