package io.escalations.dashboards.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and months as they read in a sentence. */
final class Days {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private Days() {}

  /** {@code 2016-05-03} as {@code 3 May 2016}. */
  static String day(String date) {
    return DAY.format(LocalDate.parse(date));
  }

  /** {@code 2016-05} as {@code May 2016}. */
  static String month(String month) {
    return MONTH.format(YearMonth.parse(month));
  }
}
