package io.escalations.dashboards.quarter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The days of a quarter, UTC.
 *
 * @param firstDay as {@code 2016-04-01}
 * @param lastDay as {@code 2016-06-30}
 * @param end its last instant, or event time while it goes on, as {@code 2016-07-01 00:00:00}: what
 *     backlog, workload and staffing are of
 * @param unfinished whether event time has not passed its end yet, so the figures still grow
 */
public record Span(String firstDay, String lastDay, String end, boolean unfinished) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** {@code 1 April 2016 to 30 June 2016}. */
  public String days() {
    return day(firstDay) + " to " + day(lastDay);
  }

  /** {@code 1 July 2016, 00:00 UTC}. */
  public String endInWords() {
    return day(end.substring(0, 10)) + ", " + end.substring(11, 16) + " UTC";
  }

  private static String day(String date) {
    return DAY.format(LocalDate.parse(date));
  }
}
