package io.escalations.importer;

import io.escalations.schemas.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A column of dates as RFC 3339. A date without a time is its first instant, one without an offset
 * is read in the zone.
 */
final class DateColumn implements Value {
  private final String column;
  private final String pattern;
  private final ZoneId zone;
  private final DateTimeFormatter formatter;

  /**
   * @throws IllegalArgumentException if the pattern is none of {@link DateTimeFormatter}
   */
  DateColumn(String column, String pattern, ZoneId zone) {
    this.column = column;
    this.pattern = pattern;
    this.zone = zone;
    // With an era by default, yyyy means what people expect of it; strict, so that 31 February is
    // refused and not moved.
    this.formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public String of(Row row) {
    String text = row.known(column);
    if (text == null) {
      return null;
    }
    try {
      return Times.format(
          instant(
                  formatter.parseBest(
                      text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from))
              .toEpochMilli());
    } catch (DateTimeException e) {
      throw new RowRefused(column, text, "is not a date of the form " + pattern);
    }
  }

  private Instant instant(TemporalAccessor parsed) {
    if (parsed instanceof ZonedDateTime dateTime) {
      return dateTime.toInstant();
    }
    if (parsed instanceof LocalDateTime dateTime) {
      return dateTime.atZone(zone).toInstant();
    }
    return ((LocalDate) parsed).atStartOfDay(zone).toInstant();
  }
}
