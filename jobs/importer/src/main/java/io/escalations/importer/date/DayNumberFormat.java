package io.escalations.importer.date;

import io.escalations.importer.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The number of a day as spreadsheets keep it, with the time of day as a fraction. Of the times
 * that the digits allow, the roundest is meant: 45355,37847 is 09:05:00 and not 09:04:59.808.
 *
 * @param dayZero the day of which the number is 0
 */
record DayNumberFormat(String name, LocalDate dayZero) implements DateFormat {
  private static final long DAY = 86_400_000;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60_000;
  private static final LocalDate FROM = LocalDate.of(1990, 1, 1);
  private static final LocalDate TO = LocalDate.of(2100, 1, 1);

  @Override
  public Optional<Moment> read(String text) {
    return Optional.ofNullable(NumberText.readUngrouped(text))
        .filter(number -> number.precision() - number.scale() <= 6)
        .map(this::moment)
        .filter(
            moment ->
                !moment.local().toLocalDate().isBefore(FROM)
                    && moment.local().toLocalDate().isBefore(TO));
  }

  private Moment moment(BigDecimal number) {
    BigDecimal day = number.setScale(0, RoundingMode.FLOOR);
    LocalDateTime midnight = dayZero.plusDays(day.longValueExact()).atStartOfDay();
    BigDecimal fraction = number.subtract(day);
    if (number.scale() <= 0) {
      return new Moment(midnight, null, true);
    }
    long millis = roundest(fraction.multiply(BigDecimal.valueOf(DAY)), number.scale());
    return new Moment(midnight.plusNanos(millis * 1_000_000), null, false);
  }

  private static long roundest(BigDecimal millis, int decimals) {
    BigDecimal doubt = BigDecimal.valueOf(DAY / 2).scaleByPowerOfTen(-decimals);
    for (long unit : new long[] {MINUTE, SECOND}) {
      long nearest = nearest(millis, unit);
      if (millis.subtract(BigDecimal.valueOf(nearest)).abs().compareTo(doubt) <= 0) {
        return nearest;
      }
    }
    return nearest(millis, 1);
  }

  private static long nearest(BigDecimal millis, long unit) {
    return millis.divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP).longValueExact() * unit;
  }
}
