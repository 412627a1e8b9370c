package io.escalations.dashboards.chart;

import io.escalations.dashboards.quarter.Quarter;
import io.escalations.dashboards.quarter.QuarterReport;
import java.time.LocalDate;
import java.util.Map;

/**
 * The quarter charts are about.
 *
 * @param quarter its name
 * @param from its first day
 * @param to the day after its last
 * @param previous name of the quarter it is compared with; null if there is none to compare with
 */
public record Period(String quarter, LocalDate from, LocalDate to, String previous) {
  public static Period of(QuarterReport report) {
    Quarter previous = report.quarter().previous();
    return new Period(
        report.quarter().name(),
        LocalDate.parse(report.span().firstDay()),
        LocalDate.parse(report.span().lastDay()).plusDays(1),
        report.isComparable(previous) ? previous.name() : null);
  }

  /** As the modules that draw read it. */
  Map<String, Object> about() {
    return Map.of("quarter", quarter, "from", from.toString(), "to", to.toString());
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** Whether the day is of the three months before. */
  boolean isJustBefore(LocalDate day) {
    return !day.isBefore(from.minusMonths(3)) && day.isBefore(from);
  }
}
