package io.escalations.core.calendar;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import java.util.List;

/** Reads the hours of a date or weekday. */
final class HoursParser {
  private HoursParser() {}

  static List<LocalHours> parse(YamlNode list, Findings findings) {
    if (!list.isSequence()) {
      findings.add(
          list.error("expected a list of hours, such as [\"09:00-17:00\"]; [] for a closed date"));
      return List.of();
    }
    return List.copyOf(findings.items(list, HoursParser::hours));
  }

  private static LocalHours hours(YamlNode item) {
    try {
      return LocalHours.parse(item.text());
    } catch (IllegalArgumentException e) {
      throw item.error(e.getMessage());
    }
  }
}
