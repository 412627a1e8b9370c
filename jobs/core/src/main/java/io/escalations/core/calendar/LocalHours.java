package io.escalations.core.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hours that begin on a date.
 *
 * @param nextDay whether they end on the date that follows
 */
record LocalHours(LocalTime start, LocalTime end, boolean nextDay) {
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final String MIDNIGHT_AT_THE_END = "24:00";

  /** 9:00 is 09:00. */
  private static final DateTimeFormatter HOUR_AND_MINUTE =
      DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern OTHER_DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");

  /**
   * @param text as {@code 09:00-17:00}; an end that is not after the start is the next day's, and
   *     so is 24:00
   * @throws IllegalArgumentException saying what is wrong
   */
  static LocalHours parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException(
          OTHER_DASHES.matcher(text).find()
              ? "the dash of '" + text + "' is none: write it with the minus sign, -"
              : expected(text));
    }
    LocalTime start = time(text.substring(0, dash).strip(), text);
    String endText = text.substring(dash + 1).strip();
    LocalTime end = endText.equals(MIDNIGHT_AT_THE_END) ? LocalTime.MIDNIGHT : time(endText, text);
    if (start.equals(end) && !endText.equals(MIDNIGHT_AT_THE_END)) {
      throw new IllegalArgumentException(
          "'" + text + "' ends where it starts; a whole day is 00:00-24:00");
    }
    return new LocalHours(start, end, !end.isAfter(start));
  }

  private static LocalTime time(String time, String text) {
    try {
      return LocalTime.parse(time, HOUR_AND_MINUTE);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
  }

  private static String expected(String text) {
    return "expected hours such as 09:00-17:00, 22:00-06:00 or 18:00-24:00, found '" + text + "'";
  }

  /** By the clock on the wall, in milliseconds: from and to since the midnight it begins after. */
  long[] ofDay() {
    return new long[] {
      start.toNanoOfDay() / 1_000_000, end.toNanoOfDay() / 1_000_000 + (nextDay ? DAY : 0)
    };
  }

  @Override
  public String toString() {
    String endText =
        nextDay && end.equals(LocalTime.MIDNIGHT) ? MIDNIGHT_AT_THE_END : end.toString();
    return start + "-" + endText;
  }

  /**
   * The instants of these hours on a date: start and end, or null if the date has none of them.
   *
   * <p>Either end becomes an instant by the zone's rules of its date: one in a gap moves forward by
   * the gap's length, one in an overlap is the earlier of the two. Both follow from the offset
   * before the change. Hours that lie in a gap with both ends do not exist on that date, and hours
   * whose end comes first after that are none.
   */
  long[] on(LocalDate date, ZoneRules rules) {
    LocalDateTime localStart = date.atTime(start);
    LocalDateTime localEnd = (nextDay ? date.plusDays(1) : date).atTime(end);
    ZoneOffsetTransition change = rules.getTransition(localStart);
    if (change != null && change.isGap() && change.equals(rules.getTransition(localEnd))) {
      return null;
    }
    long from = instant(localStart, rules);
    long to = instant(localEnd, rules);
    return from < to ? new long[] {from, to} : null;
  }

  private static long instant(LocalDateTime local, ZoneRules rules) {
    return local.toInstant(rules.getOffset(local)).toEpochMilli();
  }
}
