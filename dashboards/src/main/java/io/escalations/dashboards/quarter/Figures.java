package io.escalations.dashboards.quarter;

import java.util.Map;

/**
 * One row of a quarter's figures.
 *
 * @param dimension what it is a row of: {@code ALL}, {@code DEPARTMENT}, …
 * @param value of the dimension; empty where not known
 * @param numbers by column; a column that is null is absent
 */
public record Figures(String dimension, String value, Map<String, Double> numbers) {
  /** Null where there is none. */
  public Double get(String column) {
    return numbers.get(column);
  }

  /** 0 where there is none. */
  public double of(String column) {
    return numbers.getOrDefault(column, 0.0);
  }

  /** The value as people call it. */
  public String label() {
    return value.isEmpty() ? "not known" : value;
  }
}
