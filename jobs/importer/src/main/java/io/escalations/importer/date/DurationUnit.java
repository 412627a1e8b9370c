package io.escalations.importer.date;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Units of durations, with their names in exports. */
public enum DurationUnit {
  MILLISECONDS(1, "ms", "msec", "millis", "millisecond", "milliseconds"),
  SECONDS(1_000, "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"),
  MINUTES(60_000, "m", "min", "mins", "minute", "minutes", "minuten"),
  HOURS(3_600_000, "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"),
  DAYS(86_400_000, "d", "day", "days", "tag", "tage"),
  WEEKS(604_800_000, "w", "wk", "week", "weeks");

  private final long millis;
  private final List<String> names;

  DurationUnit(long millis, String... names) {
    this.millis = millis;
    this.names = List.of(names);
  }

  /** One of it in milliseconds. */
  long millis() {
    return millis;
  }

  static Optional<DurationUnit> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(unit -> unit.names.contains(lower)).findFirst();
  }
}
