package io.escalations.importer.date;

import io.escalations.importer.text.Blanks;
import io.escalations.importer.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as tools write them: {@code 45} with a unit from the mapping, {@code 1h 30m}, {@code 2
 * days, 3 hours}, {@code 49:30:00}, {@code 1 day, 2:30:00}, {@code PT2H30M}. A day is 24 hours, a
 * week seven days.
 */
public final class Durations {
  /** Which two parts {@code 2:30} has. */
  public enum Clock {
    HOURS_AND_MINUTES,
    MINUTES_AND_SECONDS
  }

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d+)(?: ?d(?:ays?)?,? ?|\\.))?(\\d+):(\\d{2}):(\\d{2})(?:[.,](\\d+))?");
  private static final Pattern TWO_PARTS = Pattern.compile("(\\d+):(\\d{2})");
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:[.,]\\d+)?) ?(\\p{L}+)\\.?(?:,|;)? ?(?:and )?");

  private final DurationUnit unit;
  private final Clock clock;

  /**
   * @param unit of a bare number; null if none is said
   * @param clock null if {@code 2:30} is to be refused
   */
  public Durations(DurationUnit unit, Clock clock) {
    this.unit = unit;
    this.clock = clock;
  }

  /** In milliseconds; empty if it is no duration, or one below zero. */
  public Optional<Long> read(String text) {
    String plain = Blanks.plain(text);
    BigDecimal number = NumberText.readUngrouped(plain);
    if (number != null) {
      return unit == null || number.signum() < 0
          ? Optional.empty()
          : Optional.of(millis(number, unit));
    }
    return clock(plain).or(() -> iso(plain)).or(() -> parts(plain));
  }

  /** What is expected, for messages. */
  public String description() {
    return unit == null
        ? "a duration with its unit, such as 1h 30m or 02:30:00 (for bare numbers set 'unit', for"
            + " 2:30 set 'clock')"
        : "a duration: a number of "
            + unit.name().toLowerCase(Locale.ROOT)
            + ", or such as 1h 30m or 02:30:00";
  }

  private Optional<Long> clock(String text) {
    Matcher full = CLOCK.matcher(text.toLowerCase(Locale.ROOT));
    if (full.matches()) {
      BigDecimal seconds =
          new BigDecimal(full.group(4) + (full.group(5) == null ? "" : "." + full.group(5)));
      return Optional.of(
          millis(whole(full.group(1)), DurationUnit.DAYS)
              + millis(whole(full.group(2)), DurationUnit.HOURS)
              + millis(whole(full.group(3)), DurationUnit.MINUTES)
              + millis(seconds, DurationUnit.SECONDS));
    }
    Matcher two = TWO_PARTS.matcher(text);
    if (clock == null || !two.matches()) {
      return Optional.empty();
    }
    boolean hours = clock == Clock.HOURS_AND_MINUTES;
    return Optional.of(
        millis(whole(two.group(1)), hours ? DurationUnit.HOURS : DurationUnit.MINUTES)
            + millis(whole(two.group(2)), hours ? DurationUnit.MINUTES : DurationUnit.SECONDS));
  }

  private static Optional<Long> iso(String text) {
    if (!text.startsWith("P")) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() ? Optional.empty() : Optional.of(duration.toMillis());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> parts(String text) {
    Matcher part = PART.matcher(text);
    long millis = 0;
    int end = 0;
    while (end < text.length()) {
      if (!part.find(end) || part.start() != end) {
        return Optional.empty();
      }
      Optional<DurationUnit> named = DurationUnit.named(part.group(2));
      if (named.isEmpty()) {
        return Optional.empty();
      }
      millis += millis(NumberText.readUngrouped(part.group(1)), named.get());
      end = part.end();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(millis);
  }

  private static BigDecimal whole(String digits) {
    return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
  }

  private static long millis(BigDecimal number, DurationUnit unit) {
    return number
        .multiply(BigDecimal.valueOf(unit.millis()))
        .setScale(0, RoundingMode.HALF_UP)
        .longValue();
  }
}
