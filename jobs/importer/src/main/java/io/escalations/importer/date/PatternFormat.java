package io.escalations.importer.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of {@link DateTimeFormatter}. Names of months and days may stand in the given language
 * or in English, in any of their usual forms; blanks of every kind are one space; 24:00 is the end
 * of the day.
 */
final class PatternFormat implements DateFormat {
  private static final Pattern HOUR_24 = Pattern.compile("(?<!\\d)24(?=[:.]?00(?!\\d))");

  private final String name;
  private final NamePattern names;
  private final DateTimeFormatter formatter;

  /**
   * @throws IllegalArgumentException if it is no pattern
   */
  PatternFormat(String pattern, Locale locale) {
    this(pattern, new NamePattern(pattern, locale));
  }

  private PatternFormat(String name, NamePattern names) {
    this(
        name, names, new DateTimeFormatterBuilder().parseCaseInsensitive(), names.numericPattern());
  }

  private PatternFormat(
      String name, NamePattern names, DateTimeFormatterBuilder builder, String pattern) {
    this.name = name;
    this.names = names;
    // With an era by default, yyyy means what people expect of it; strict, so that 31 February is
    // refused and not moved.
    this.formatter =
        builder
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  /** ISO 8601 with T or a space, seconds and their fractions or not, an offset or not. */
  static PatternFormat iso(String name) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd();
    return new PatternFormat(name, new NamePattern("", Locale.ROOT), builder, "[ ][XXX][XX][X]");
  }

  @Override
  public Optional<Moment> read(String text) {
    for (String candidate : names.numericTexts(text)) {
      Optional<Moment> moment = parse(candidate).or(() -> parseEndOfDay(candidate));
      if (moment.isPresent()) {
        return moment;
      }
    }
    return Optional.empty();
  }

  private Optional<Moment> parseEndOfDay(String text) {
    Matcher matcher = HOUR_24.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return parse(matcher.replaceFirst("00"))
        .filter(moment -> !moment.dateOnly() && moment.local().toLocalTime().toNanoOfDay() == 0)
        .map(moment -> new Moment(moment.local().plusDays(1), moment.offset(), false));
  }

  private Optional<Moment> parse(String text) {
    try {
      return Optional.of(
          moment(
              formatter.parseBest(
                  text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Moment moment(TemporalAccessor parsed) {
    if (parsed instanceof ZonedDateTime dateTime) {
      return new Moment(dateTime.toLocalDateTime(), dateTime.getOffset(), false);
    }
    if (parsed instanceof LocalDateTime dateTime) {
      return new Moment(dateTime, null, false);
    }
    return new Moment(((LocalDate) parsed).atStartOfDay(), null, true);
  }

  @Override
  public String name() {
    return name;
  }
}
