package io.escalations.dashboards.quarter;

import io.escalations.dashboards.text.Wording;
import java.util.Map;

/**
 * What a column is called on the page, so that a definition at its foot is found from the heading
 * it explains.
 */
public final class Heading {
  private static final Map<String, String> OF =
      Map.ofEntries(
          Map.entry("issue_patterns.observed", "Counted"),
          Map.entry("issue_patterns.expected", "Listed from, or usual"),
          Map.entry("issue_patterns.status", "State now"),
          Map.entry("quarterly_resolution.resolved", "Solved"),
          Map.entry("quarterly_resolution.mean_seconds", "Mean"),
          Map.entry("quarterly_resolution.p50_seconds", "Median"),
          Map.entry("quarterly_resolution.p90_seconds", "90th percentile"),
          Map.entry("quarterly_sla.clocks", "Promises"),
          Map.entry("quarterly_sla.met_share", "Kept"),
          Map.entry("quarterly_sla.breached", "Broken"),
          Map.entry("quarterly_sla.overdue_p50_seconds", "Overdue, median"),
          Map.entry("quarterly_satisfaction.satisfied_share", "Satisfied"),
          Map.entry("quarterly_satisfaction.satisfied_share_low", "Between, lower end"),
          Map.entry("quarterly_satisfaction.satisfied_share_high", "Between, upper end"),
          Map.entry(
              "quarterly_satisfaction.verdict",
              Words.promised(QuarterReport.SATISFACTION_TARGET) + " kept?"),
          Map.entry("quarterly_tiers.containment_share", "Contained"));

  private Heading() {}

  /**
   * @param column as {@code view.column}
   */
  public static String of(String column) {
    return OF.getOrDefault(column, Wording.clock(column.substring(column.indexOf('.') + 1)));
  }
}
