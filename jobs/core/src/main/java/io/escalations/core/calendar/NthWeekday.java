package io.escalations.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A weekday by its place in the month: {@code first FRIDAY} of every month, or {@code last MONDAY
 * of MAY}.
 *
 * @param month null: of every month
 */
record NthWeekday(Place place, DayOfWeek day, Month month) {
  private static final Pattern WRITTEN = Pattern.compile("([a-z]+) ([A-Z]+)(?: of ([A-Z]+))?");

  /** Which of the month's weekdays of one name. */
  enum Place {
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    LAST;

    private boolean isOf(LocalDate date) {
      return this == LAST
          ? date.getDayOfMonth() + 7 > date.lengthOfMonth()
          : (date.getDayOfMonth() - 1) / 7 == ordinal();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Null if the text is no such thing. */
  static NthWeekday parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Place place = constant(Place.values(), matcher.group(1));
    DayOfWeek day = constant(DayOfWeek.values(), matcher.group(2));
    Month month = matcher.group(3) == null ? null : constant(Month.values(), matcher.group(3));
    return place == null || day == null || (month == null && matcher.group(3) != null)
        ? null
        : new NthWeekday(place, day, month);
  }

  private static <E> E constant(E[] constants, String text) {
    List<E> found =
        Arrays.stream(constants).filter(constant -> constant.toString().equals(text)).toList();
    return found.isEmpty() ? null : found.get(0);
  }

  /** What may stand first, for messages. */
  static String places() {
    return Arrays.stream(Place.values()).map(Place::toString).collect(Collectors.joining(", "));
  }

  boolean isOn(LocalDate date) {
    return date.getDayOfWeek() == day
        && (month == null || date.getMonth() == month)
        && place.isOf(date);
  }

  @Override
  public String toString() {
    return place + " " + day + (month == null ? "" : " of " + month);
  }
}
