package io.escalations.core.calendar;

import io.escalations.core.yaml.YamlNode;
import java.time.DayOfWeek;
import java.util.Map;

/** Calendars for tests, written as in a policy file. */
final class Calendars {
  static final String NEW_YORK =
      """
      zone: America/New_York
      week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"], THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}
      exceptions: {2026-11-26: [], 2026-11-27: ["09:00-13:00"]}
      """;

  private Calendars() {}

  static WorkingTime of(String yaml) {
    return CalendarParser.parse(YamlNode.parse("calendar.yaml", yaml), Map.of());
  }

  /** Every day the same hours. */
  static WorkingTime daily(String zone, String hours) {
    StringBuilder week = new StringBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.append(week.isEmpty() ? "" : ", ").append(day).append(": [").append(hours).append(']');
    }
    return of("zone: " + zone + "\nweek: {" + week + "}\n");
  }
}
