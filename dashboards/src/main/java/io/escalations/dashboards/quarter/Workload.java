package io.escalations.dashboards.quarter;

import java.util.List;
import java.util.Map;

/**
 * Work that comes in an hour, by hour of the week (UTC).
 *
 * @param byHour cases opened and escalations received an hour, by {@code 24 * (weekday - 1) +
 *     hour}; an hour without work is absent
 */
public record Workload(Map<Integer, Double> byHour) {
  public static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /** Shades in which hours are told apart, the lightest being none. */
  private static final int SHADES = 5;

  /**
   * @param day 0 for Monday
   */
  public double at(int day, int hour) {
    return byHour.getOrDefault(24 * day + hour, 0.0);
  }

  /** 0 where there is no work, else 1 to 5: fifths of the greatest. */
  public int shade(int day, int hour) {
    double most = byHour.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return most == 0 ? 0 : (int) Math.ceil(SHADES * (at(day, hour) / most));
  }

  public boolean isEmpty() {
    return byHour.isEmpty();
  }
}
