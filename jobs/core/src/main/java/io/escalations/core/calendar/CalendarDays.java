package io.escalations.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;

/**
 * Which hours a calendar has on a date. The first of these that knows the date decides: its own
 * date, its day of every year, its weekday by place in a month, a public holiday, its weekday by
 * place in the month, its weekday.
 *
 * @param week regular hours; a weekday that is absent is closed
 * @param weekByPlace regular hours that differ from those of the weekday, and yield to holidays
 * @param dates exceptions by date
 * @param yearly exceptions of every year
 * @param byPlace exceptions such as the last Monday of May; of several the first counts
 * @param holidaySource whose holidays they are; null: nobody's
 */
record CalendarDays(
    Map<DayOfWeek, List<LocalHours>> week,
    Map<NthWeekday, List<LocalHours>> weekByPlace,
    SortedSet<LocalDate> holidays,
    NavigableMap<LocalDate, List<LocalHours>> dates,
    Map<MonthDay, List<LocalHours>> yearly,
    Map<NthWeekday, List<LocalHours>> byPlace,
    HolidaySource holidaySource) {

  private static final long TWO_DAYS = 2 * 24 * 60 * 60 * 1000L;
  private static final int YEARS_OF_EVERY_WEEK = 28;
  private static final String EXCEPTIONS = "exceptions.";
  private static final String WEEK = "week.";

  /** Hours, and the key under which they stand; null for a holiday. */
  record Found(List<LocalHours> hours, String key) {}

  private static final Found CLOSED = new Found(List.of(), null);

  Found on(LocalDate date) {
    List<LocalHours> own = dates.get(date);
    return own == null ? withoutDates(date) : new Found(own, EXCEPTIONS + date);
  }

  /** What it would have if it did not stand among the dates. */
  Found withoutDates(LocalDate date) {
    List<LocalHours> own = yearly.get(MonthDay.from(date));
    if (own != null) {
      return new Found(own, EXCEPTIONS + MonthDay.from(date).toString().substring(2));
    }
    Found exception = byPlace(byPlace, date, EXCEPTIONS);
    if (exception != null) {
      return exception;
    }
    if (holidays.contains(date)) {
      return CLOSED;
    }
    Found regular = byPlace(weekByPlace, date, WEEK);
    return regular == null
        ? new Found(week.getOrDefault(date.getDayOfWeek(), List.of()), WEEK + date.getDayOfWeek())
        : regular;
  }

  private static Found byPlace(
      Map<NthWeekday, List<LocalHours>> hours, LocalDate date, String section) {
    for (Map.Entry<NthWeekday, List<LocalHours>> entry : hours.entrySet()) {
      if (entry.getKey().isOn(date)) {
        return new Found(entry.getValue(), section + entry.getKey());
      }
    }
    return null;
  }

  CalendarDay day(LocalDate date) {
    Found found = on(date);
    return new CalendarDay(
        date,
        found.hours().stream().map(LocalHours::toString).toList(),
        found.key(),
        holidays.contains(date));
  }

  /** The first date that is out of the regular course; 1970-01-01 if there is none. */
  LocalDate first() {
    LocalDate date = dates.isEmpty() ? LocalDate.EPOCH : dates.firstKey();
    LocalDate holiday = holidays.isEmpty() ? date : holidays.first();
    return dates.isEmpty() || holiday.isBefore(date) ? holiday : date;
  }

  /** The last date that is out of the regular course; 1970-01-01 if there is none. */
  LocalDate last() {
    LocalDate date = dates.isEmpty() ? LocalDate.EPOCH : dates.lastKey();
    LocalDate holiday = holidays.isEmpty() ? date : holidays.last();
    return dates.isEmpty() || holiday.isAfter(date) ? holiday : date;
  }

  /**
   * A due time must lie within reach of its start: a calendar that stays closed for long is a
   * mistake. Looked through are the dates that are out of the regular course, and as many years of
   * it as weekdays need to have stood on every date.
   *
   * @return the last open date before so many closed days; null if there are none such
   */
  LocalDate closedSince(int closedDays) {
    LocalDate end = last().plusDays(closedDays);
    LocalDate regular = isWeekly() ? end.plusWeeks(1) : end.plusYears(YEARS_OF_EVERY_WEEK);
    LocalDate open = first().minusDays(7);
    for (LocalDate date = open; !date.isAfter(regular); date = date.plusDays(1)) {
      if (!on(date).hours().isEmpty()) {
        open = date;
      } else if (date.toEpochDay() - open.toEpochDay() >= closedDays) {
        return open;
      }
    }
    return null;
  }

  /** Whether one week of the regular course is like any other. */
  private boolean isWeekly() {
    return yearly.isEmpty() && byPlace.isEmpty() && weekByPlace.isEmpty();
  }

  /** The hours of the longest weekday, by the clock on the wall, in milliseconds. */
  long longestDay() {
    long longest = 0;
    for (List<LocalHours> hours : week.values()) {
      List<long[]> intervals = hours.stream().map(LocalHours::ofDay).toList();
      longest = Math.max(longest, CountedLine.of(0, TWO_DAYS, intervals).total());
    }
    return longest;
  }
}
