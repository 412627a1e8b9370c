package io.escalations.importer.date;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways in which the dates of a column are written; the first that fits is taken. */
public final class DateFormats {
  private static final Map<String, DateFormat> NAMED = new LinkedHashMap<>();

  static {
    named(new IsoFormat());
    named(new EpochFormat("epoch_seconds", BigDecimal.valueOf(1000)));
    named(new EpochFormat("epoch_millis", BigDecimal.ONE));
    named(new EpochFormat("epoch_micros", new BigDecimal("0.001")));
    named(new DayNumberFormat("spreadsheet_days", LocalDate.of(1899, 12, 30)));
    named(new DayNumberFormat("spreadsheet_days_1904", LocalDate.of(1904, 1, 1)));
  }

  private final List<DateFormat> formats;

  private DateFormats(List<DateFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  private static void named(DateFormat format) {
    NAMED.put(format.name(), format);
  }

  /** The names of those that are no patterns. */
  public static List<String> names() {
    return List.copyOf(NAMED.keySet());
  }

  /**
   * @param written names, or patterns of {@link java.time.format.DateTimeFormatter}
   * @param locale the language of names of months and days
   * @throws IllegalArgumentException if one is neither a name nor a pattern
   */
  public static DateFormats of(List<String> written, Locale locale) {
    List<DateFormat> formats = new ArrayList<>();
    for (String format : written) {
      DateFormat named = NAMED.get(format);
      formats.add(named != null ? named : new PatternFormat(format, locale));
    }
    return new DateFormats(formats);
  }

  /** Empty if the text is written in none of them. */
  public Optional<Moment> read(String text) {
    for (DateFormat format : formats) {
      Optional<Moment> moment = format.read(text);
      if (moment.isPresent()) {
        return moment;
      }
    }
    return Optional.empty();
  }

  public boolean areSeveral() {
    return formats.size() > 1;
  }

  /** Whether two of them read the text as two times. */
  public boolean isReadTwoWays(String text) {
    return formats.stream()
            .map(format -> format.read(text))
            .flatMap(Optional::stream)
            .map(Moment::local)
            .distinct()
            .count()
        > 1;
  }

  /** For messages. */
  public String description() {
    return formats.stream().map(DateFormat::name).collect(Collectors.joining(" or "));
  }

  /** What may be done about a text that none of them reads; empty if nothing comes to mind. */
  public String advice(String text) {
    for (DateFormat format : NAMED.values()) {
      if (format.read(text).isPresent()) {
        return "; it reads as " + format.name() + ": add that to the formats";
      }
    }
    if (text.chars().anyMatch(c -> c >= '1' && c <= '9')) {
      return "; add its form to dates.format, or set a locale if it names a month";
    }
    return "; if it means not known, add it to 'unknown'";
  }
}
