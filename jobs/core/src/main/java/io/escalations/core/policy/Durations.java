package io.escalations.core.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of counted time as people write them: {@code 90m}, {@code 3h30m}, {@code 1d 4h}, {@code
 * 1.5h}, {@code 30 minutes}, {@code 2wd}, {@code 2 working days}, or ISO 8601 without months. A day
 * is 24 hours of counted time; a working day what the calendar counts on its longest regular day.
 */
public final class Durations {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Stands for the length of a working day, which is the calendar's. */
  private static final long WORKING_DAY = -1;

  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("s", SECOND),
          Map.entry("sec", SECOND),
          Map.entry("secs", SECOND),
          Map.entry("second", SECOND),
          Map.entry("seconds", SECOND),
          Map.entry("m", MINUTE),
          Map.entry("min", MINUTE),
          Map.entry("mins", MINUTE),
          Map.entry("minute", MINUTE),
          Map.entry("minutes", MINUTE),
          Map.entry("h", HOUR),
          Map.entry("hr", HOUR),
          Map.entry("hrs", HOUR),
          Map.entry("hour", HOUR),
          Map.entry("hours", HOUR),
          Map.entry("d", DAY),
          Map.entry("day", DAY),
          Map.entry("days", DAY),
          Map.entry("wd", WORKING_DAY),
          Map.entry("working day", WORKING_DAY),
          Map.entry("working days", WORKING_DAY),
          Map.entry("business day", WORKING_DAY),
          Map.entry("business days", WORKING_DAY));

  private static final Pattern PART =
      Pattern.compile("\\G\\s*(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+(?:\\s+days?)?)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("^\\d+,\\d");
  private static final Pattern OF_A_CLOCK = Pattern.compile("\\d+:\\d\\d(?::\\d\\d)?");
  private static final Pattern ISO = Pattern.compile("[-+]?P.*", Pattern.DOTALL);
  private static final Pattern ISO_WEEKS = Pattern.compile("P\\d+W");

  private Durations() {}

  /**
   * @param workingDay what a working day counts, in milliseconds; 0 for wall time, which has none
   * @return milliseconds, more than 0
   * @throws IllegalArgumentException saying what is wrong, and what to write
   */
  public static long parse(String text, long workingDay) {
    try {
      String stripped = text.strip();
      long millis = ISO.matcher(stripped).matches() ? iso(stripped) : written(stripped, workingDay);
      if (millis > 0) {
        return millis;
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
    throw new IllegalArgumentException(
        "a target must be longer than nothing, found '" + text + "'");
  }

  private static long iso(String text) {
    return ISO_WEEKS.matcher(text).matches()
        ? Math.multiplyExact(7 * DAY, Long.parseLong(text.substring(1, text.length() - 1)))
        : Duration.parse(text).toMillis();
  }

  private static long written(String text, long workingDay) {
    if (text.startsWith("-")) {
      return 0;
    }
    refuseWhatMayMeanMore(text);
    Matcher matcher = PART.matcher(text);
    BigDecimal millis = BigDecimal.ZERO;
    int end = 0;
    while (matcher.find()) {
      BigDecimal unit = BigDecimal.valueOf(unit(matcher.group(2), text, workingDay));
      millis = millis.add(new BigDecimal(matcher.group(1)).multiply(unit));
      end = matcher.end();
    }
    if (end == 0 || end < text.length()) {
      throw new IllegalArgumentException(expected(text));
    }
    return millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static long unit(String written, String text, long workingDay) {
    if (written.equals("M")) {
      throw new IllegalArgumentException(
          "'" + text + "' may mean minutes or months: write m for minutes, days for months");
    }
    Long millis = UNITS.get(written.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
    if (millis == null) {
      throw new IllegalArgumentException(
          written.matches("(?i)w|wks?|weeks?")
              ? "'"
                  + text
                  + "' may mean seven days or five working days: write it in days (7d) or in"
                  + " working days (5wd)"
              : expected(text));
    }
    if (millis == WORKING_DAY && workingDay == 0) {
      throw new IllegalArgumentException(
          "'" + text + "' stands where wall time counts: write it in hours or days");
    }
    return millis == WORKING_DAY ? workingDay : millis;
  }

  private static void refuseWhatMayMeanMore(String text) {
    if (DECIMAL_COMMA.matcher(text).find()) {
      throw new IllegalArgumentException("'" + text + "': write a decimal point, such as 1.5h");
    }
    if (NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has no unit: write "
              + text
              + "m, "
              + text
              + "h, "
              + text
              + "d or "
              + text
              + "wd");
    }
    if (OF_A_CLOCK.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' may mean hours and minutes, or minutes and seconds: write it with units,"
              + " such as 1h30m");
    }
  }

  private static String expected(String text) {
    return "expected a length of time such as 90m, 3h30m, 2d (48 counted hours), 2wd (2 working"
        + " days) or PT4H, found '"
        + text
        + "'";
  }
}
