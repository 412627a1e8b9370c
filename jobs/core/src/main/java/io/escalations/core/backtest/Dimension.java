package io.escalations.core.backtest;

import io.escalations.schemas.fact.SlaClockRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** By what clock instances are counted; each instance counts once in each. */
public enum Dimension {
  ALL,
  FIRST_PRIORITY,
  DEPARTMENT,
  ISSUE_CATEGORY,
  /** Of the start, in UTC: {@code MONDAY 09:00}. */
  HOUR_OF_WEEK,
  /** The Monday of the week of the start, in UTC: {@code 2016-02-29}. */
  WEEK;

  private static final int HOURS = 24;
  private static final List<String> HOURS_OF_WEEK =
      Arrays.stream(DayOfWeek.values())
          .flatMap(
              day ->
                  IntStream.range(0, HOURS)
                      .mapToObj(hour -> String.format(Locale.ROOT, "%s %02d:00", day, hour)))
          .toList();

  /** Empty where it is not known. */
  String value(ClockPair pair) {
    SlaClockRow row = pair.either();
    return switch (this) {
      case ALL -> "";
      case FIRST_PRIORITY -> name(pair.firstPriority());
      case DEPARTMENT -> row.department() == null ? "" : row.department();
      case ISSUE_CATEGORY -> name(row.issueCategory());
      case HOUR_OF_WEEK -> HOURS_OF_WEEK.get(hourOfWeek(start(row)));
      case WEEK ->
          start(row)
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .toString();
    };
  }

  /** Where a value stands among others, before they are ordered as texts. */
  int place(ClockPair pair) {
    return this == HOUR_OF_WEEK ? hourOfWeek(start(pair.either())) : 0;
  }

  private static int hourOfWeek(LocalDateTime start) {
    return start.getDayOfWeek().ordinal() * HOURS + start.getHour();
  }

  private static String name(Enum<?> value) {
    return value == null ? "" : value.name();
  }

  private static LocalDateTime start(SlaClockRow row) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(row.startedAt()), ZoneOffset.UTC);
  }
}
