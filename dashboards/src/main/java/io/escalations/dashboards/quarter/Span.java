package io.escalations.dashboards.quarter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
  private static final int WEEKS = 13;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
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

  /** The end and each of the 13 weeks before it, oldest first, written as the end is. */
  public List<String> weekEnds() {
    return IntStream.rangeClosed(0, WEEKS)
        .mapToObj(week -> at().minusWeeks(WEEKS - week))
        .map(INSTANT::format)
        .toList();
  }

  /**
   * The end and the ends of the quarters before it, oldest first, written as the end is.
   *
   * @param quarters how many in all
   */
  public List<String> quarterEnds(int quarters) {
    LocalDateTime begin = LocalDate.parse(firstDay).atStartOfDay();
    return IntStream.range(0, quarters)
        .mapToObj(number -> quarters - 1 - number)
        .map(ago -> ago == 0 ? at() : begin.minusMonths(3L * (ago - 1)))
        .map(INSTANT::format)
        .toList();
  }

  private LocalDateTime at() {
    return LocalDateTime.parse(end, INSTANT);
  }

  private static String day(String date) {
    return DAY.format(LocalDate.parse(date));
  }
}
