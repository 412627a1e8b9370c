package io.escalations.dashboards.quarter;

import java.util.List;

/**
 * What stands out in a quarter.
 *
 * @param insightClass TRAINING, PLATFORM or PROCESS
 * @param rank 1 for the first of its class
 * @param excessCases how many cases fewer it would be if the group were like the rest
 */
public record Insight(
    String insightClass,
    int rank,
    String finding,
    String suggestion,
    long observed,
    long cases,
    double excessCases,
    double adjustedPValue) {
  /** The classes, in the order they are shown. */
  public static final List<String> CLASSES = List.of("TRAINING", "PLATFORM", "PROCESS");

  /** What those who can act on a class are asked for. */
  public static String title(String insightClass) {
    return switch (insightClass) {
      case "TRAINING" -> "Train people";
      case "PLATFORM" -> "Fix the product or the tools";
      default -> "Change how cases are handed on";
    };
  }
}
