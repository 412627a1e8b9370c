package io.escalations.core.calendar;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the dates of a calendar whose hours are others: by date, by the day of every year, or by a
 * weekday's place in a month.
 */
final class ExceptionsParser {
  private static final Pattern RANGE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d\\W+\\d{4}-.*");

  private final Findings findings;
  private final NavigableMap<LocalDate, List<LocalHours>> dates = new TreeMap<>();
  private final Map<LocalDate, YamlNode> written = new LinkedHashMap<>();
  private final Map<MonthDay, List<LocalHours>> yearly = new HashMap<>();
  private final Map<NthWeekday, List<LocalHours>> byPlace = new LinkedHashMap<>();

  ExceptionsParser(Findings findings) {
    this.findings = findings;
  }

  void parse(YamlNode exceptions) {
    findings.entries(exceptions).forEach(this::exception);
  }

  private void exception(String key, YamlNode list) {
    List<LocalHours> hours = HoursParser.parse(list, findings);
    LocalDate date = date(key);
    MonthDay day = monthDay(key);
    NthWeekday place = NthWeekday.parse(key);
    if (date != null) {
      dates.put(date, hours);
      written.put(date, list);
    } else if (day != null) {
      yearly.put(day, hours);
    } else if (place != null) {
      byPlace.put(place, hours);
    } else {
      findings.add(list.error(expected(key)));
    }
  }

  private static String expected(String key) {
    return RANGE.matcher(key).matches()
        ? "a range of dates: write each date on its own"
        : "expected a date such as 2026-11-26, a day of every year such as 12-24 (month, day), or a"
            + " weekday such as 'last MONDAY of MAY' or 'first FRIDAY' ("
            + NthWeekday.places()
            + "), found '"
            + key
            + "'";
  }

  private static LocalDate date(String key) {
    try {
      return LocalDate.parse(key);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static MonthDay monthDay(String key) {
    try {
      return MonthDay.parse("--" + key);
    } catch (DateTimeException e) {
      return null;
    }
  }

  CalendarDays over(
      Map<DayOfWeek, List<LocalHours>> week,
      Map<NthWeekday, List<LocalHours>> weekByPlace,
      SortedSet<LocalDate> holidays,
      HolidaySource holidaySource) {
    return new CalendarDays(week, weekByPlace, holidays, dates, yearly, byPlace, holidaySource);
  }

  /** Somebody who writes such a date mostly means another year. */
  void warnOfThoseThatChangeNothing(CalendarDays days) {
    written.forEach(
        (date, list) -> {
          CalendarDays.Found otherwise = days.withoutDates(date);
          if (otherwise.key() != null && otherwise.hours().equals(dates.get(date))) {
            findings.warn(
                list,
                "changes nothing: that day is a "
                    + date.getDayOfWeek()
                    + " and has these hours anyway ("
                    + otherwise.key()
                    + ")");
          }
        });
  }
}
