package io.escalations.core.calendar;

import io.escalations.core.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Reads one calendar of a policy file; every refusal names file, line, key and reason. */
public final class CalendarParser {
  private static final int CLOSED_TOO_LONG_DAYS = 400;

  private CalendarParser() {}

  /**
   * @param holidays resolved dates by country
   * @throws io.escalations.schemas.UserError if the calendar is not one, or has nowhere an hour in
   *     400 days
   */
  public static WorkingTime parse(YamlNode node, Map<String, SortedSet<LocalDate>> holidays) {
    node.onlyKeys("hours", "zone", "week", "holidays", "exceptions");
    if (node.find("hours").isPresent()) {
      return always(node);
    }
    YamlNode zone =
        node.find("zone")
            .orElseThrow(
                () ->
                    node.error(
                        "'zone' is missing; hours are those of a zone such as America/New_York"));
    ZoneRules rules = zone(zone);
    Map<DayOfWeek, List<LocalHours>> week =
        week(
            node.find("week")
                .orElseThrow(() -> node.error("'week' is missing; or 'hours: always'")));
    NavigableMap<LocalDate, List<LocalHours>> dates = new TreeMap<>();
    node.find("holidays")
        .map(source -> source.onlyKeys("country").get("country"))
        .ifPresent(
            country -> resolved(country, holidays).forEach(date -> dates.put(date, List.of())));
    node.find("exceptions")
        .ifPresent(
            exceptions ->
                exceptions
                    .entries()
                    .forEach((date, hours) -> dates.put(date(date, hours), hours(hours))));
    refuseIfClosedForLong(node, week, dates);
    return new WorkingHours(rules, week, dates);
  }

  private static WorkingTime always(YamlNode node) {
    YamlNode hours = node.get("hours");
    if (!hours.text().equals("always")) {
      throw hours.error(
          "expected 'always', found '" + hours.text() + "'; hours of the day stand under 'week'");
    }
    for (String key : List.of("week", "holidays", "exceptions")) {
      if (node.find(key).isPresent()) {
        throw node.get(key)
            .error(
                "stands beside 'hours: always', which already counts every instant: leave one of"
                    + " them out");
      }
    }
    node.find("zone").ifPresent(CalendarParser::zone);
    return WorkingTime.ALWAYS;
  }

  private static ZoneRules zone(YamlNode zone) {
    try {
      return ZoneId.of(zone.text()).getRules();
    } catch (ZoneRulesException e) {
      throw zone.error(
          "unknown zone '" + zone.text() + "'; expected a name such as America/New_York");
    } catch (DateTimeException e) {
      throw zone.error(
          "'" + zone.text() + "' is no zone; expected a name such as America/New_York");
    }
  }

  private static Map<DayOfWeek, List<LocalHours>> week(YamlNode week) {
    Map<DayOfWeek, List<LocalHours>> hours = new EnumMap<>(DayOfWeek.class);
    week.entries().forEach((day, list) -> hours.put(day(day, list), hours(list)));
    if (hours.values().stream().allMatch(List::isEmpty)) {
      throw week.error("never opens: no weekday has hours");
    }
    return hours;
  }

  private static DayOfWeek day(String name, YamlNode at) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name)) {
        return day;
      }
    }
    throw at.error(
        "unknown weekday (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY)");
  }

  private static List<LocalHours> hours(YamlNode list) {
    if (list.isNull()) {
      throw list.error("expected a list of hours; [] for a closed date");
    }
    List<LocalHours> hours = new ArrayList<>();
    for (YamlNode item : list.items()) {
      try {
        hours.add(LocalHours.parse(item.text()));
      } catch (IllegalArgumentException e) {
        throw item.error(e.getMessage());
      }
    }
    return List.copyOf(hours);
  }

  private static LocalDate date(String text, YamlNode at) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw at.error("expected a date such as 2026-11-26, found '" + text + "'");
    }
  }

  private static SortedSet<LocalDate> resolved(
      YamlNode country, Map<String, SortedSet<LocalDate>> holidays) {
    SortedSet<LocalDate> dates = holidays.get(country.text());
    if (dates == null) {
      throw country.error(
          "no public holidays are known for '"
              + country.text()
              + "'; expected a country such as US, whose dates ./escalations adds to what it"
              + " publishes or keeps");
    }
    return dates;
  }

  /**
   * A due time must lie within reach of its start; a calendar that stays closed so long is a
   * mistake.
   */
  private static void refuseIfClosedForLong(
      YamlNode node,
      Map<DayOfWeek, List<LocalHours>> week,
      NavigableMap<LocalDate, List<LocalHours>> dates) {
    if (dates.isEmpty()) {
      return;
    }
    LocalDate open =
        dates
            .firstKey()
            .minusDays(7); // the weeks before and after open, as those of any regular week
    for (LocalDate date = open;
        !date.isAfter(dates.lastKey().plusDays(7));
        date = date.plusDays(1)) {
      List<LocalHours> hours =
          dates.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of()));
      if (!hours.isEmpty()) {
        open = date;
      } else if (date.toEpochDay() - open.toEpochDay() >= CLOSED_TOO_LONG_DAYS) {
        throw node.error("has no hour in " + CLOSED_TOO_LONG_DAYS + " days after " + open);
      }
    }
  }
}
