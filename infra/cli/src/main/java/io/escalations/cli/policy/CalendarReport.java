package io.escalations.cli.policy;

import io.escalations.core.calendar.CalendarDay;
import io.escalations.core.calendar.HolidaySource;
import io.escalations.core.calendar.WorkingHours;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.policy.CountedLength;
import io.escalations.holidays.JollydayHolidays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The hours of a calendar in the twelve months from a date on. */
final class CalendarReport {
  private static final int MONTHS = 12;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd EEE", Locale.ENGLISH);

  private final List<String> lines = new ArrayList<>();
  private final JollydayHolidays holidays;

  private CalendarReport(JollydayHolidays holidays) {
    this.holidays = holidays;
  }

  /**
   * @param holidays what they are called; which they are the policy knows itself
   */
  static List<String> of(
      String name, WorkingTime calendar, LocalDate from, JollydayHolidays holidays) {
    CalendarReport report = new CalendarReport(holidays);
    if (calendar instanceof WorkingHours hours) {
      report.describe(name, hours, from);
    } else {
      report.lines.add("  " + name + ": every instant counts; a working day is 24h");
    }
    return report.lines;
  }

  private void describe(String name, WorkingHours calendar, LocalDate from) {
    lines.add(
        "  "
            + name
            + " ("
            + calendar.zone()
            + "): a working day is "
            + CountedLength.text(calendar.workingDay()));
    week(calendar)
        .forEach((hours, days) -> lines.add("    " + String.join(", ", days) + ": " + hours));
    months(calendar, YearMonth.from(from));
    SortedMap<LocalDate, String> names =
        calendar.holidaySource().map(source -> named(source, from)).orElseGet(TreeMap::new);
    for (LocalDate date = from; date.isBefore(from.plusMonths(MONTHS)); date = date.plusDays(1)) {
      CalendarDay day = calendar.on(date);
      if (!day.isRegular()) {
        lines.add(day(day, names.get(date)));
      }
    }
  }

  private SortedMap<LocalDate, String> named(HolidaySource source, LocalDate from) {
    return holidays.named(source, from.getYear(), from.getYear() + 1);
  }

  /** Days by the hours they have. */
  private static Map<String, List<String>> week(WorkingHours calendar) {
    Map<String, List<String>> daysOf = new LinkedHashMap<>();
    calendar
        .week()
        .forEach(
            (day, hours) -> daysOf.computeIfAbsent(text(hours), key -> new ArrayList<>()).add(day));
    return daysOf;
  }

  private static String text(List<String> hours) {
    return hours.isEmpty() ? "closed" : String.join(", ", hours);
  }

  private void months(WorkingHours calendar, YearMonth first) {
    List<String> months = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      YearMonth month = first.plusMonths(i);
      long hours = calendar.between(start(calendar, month), start(calendar, month.plusMonths(1)));
      months.add(month + " " + CountedLength.text(hours));
    }
    lines.add("    " + months.stream().limit(MONTHS / 2).collect(Collectors.joining(", ")) + ",");
    lines.add("    " + months.stream().skip(MONTHS / 2).collect(Collectors.joining(", ")));
  }

  private static long start(WorkingHours calendar, YearMonth month) {
    return month.atDay(1).atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
  }

  private static String day(CalendarDay day, String holiday) {
    String why = day.key() == null ? "" : day.key();
    if (day.publicHoliday()) {
      String name = "public holiday" + (holiday == null ? "" : ": " + holiday);
      why = why.isEmpty() ? name : why + ", although a " + name;
    }
    return String.format(
        Locale.ROOT, "    %s  %-13s  %s", DATE.format(day.date()), text(day.hours()), why);
  }
}
