package io.escalations.importer.date;

import io.escalations.importer.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Time since 1970 in one unit. Only 1990 to 2100 is read: what lies outside is another unit, or no
 * date.
 *
 * @param millisOf one unit in milliseconds
 */
record EpochFormat(String name, BigDecimal millisOf) implements DateFormat {
  private static final BigDecimal FROM =
      BigDecimal.valueOf(Instant.parse("1990-01-01T00:00:00Z").toEpochMilli());
  private static final BigDecimal TO =
      BigDecimal.valueOf(Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());

  @Override
  public Optional<Moment> read(String text) {
    return Optional.ofNullable(NumberText.readUngrouped(text))
        .map(millisOf::multiply)
        .filter(millis -> millis.compareTo(FROM) >= 0 && millis.compareTo(TO) < 0)
        .map(EpochFormat::moment);
  }

  private static Moment moment(BigDecimal millis) {
    long whole = millis.setScale(0, RoundingMode.FLOOR).longValueExact();
    return new Moment(
        LocalDateTime.ofInstant(Instant.ofEpochMilli(whole), ZoneOffset.UTC),
        ZoneOffset.UTC,
        false);
  }
}
