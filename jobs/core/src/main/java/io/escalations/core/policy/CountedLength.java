package io.escalations.core.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lengths of counted time for people to read. */
public final class CountedLength {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private CountedLength() {}

  /** Hours, minutes and seconds that are not nothing, such as {@code 48h} or {@code 3h 30m}. */
  public static String text(long millis) {
    StringBuilder text = new StringBuilder();
    add(text, millis / HOUR, "h");
    add(text, millis % HOUR / MINUTE, "m");
    BigDecimal seconds = BigDecimal.valueOf(millis % MINUTE, 3).stripTrailingZeros();
    if (seconds.signum() != 0) {
      text.append(text.isEmpty() ? "" : " ").append(seconds.toPlainString()).append('s');
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void add(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
    }
  }

  /** So many working days, such as {@code 6 working days} or {@code 0.5 working days}. */
  public static String workingDays(long millis, long workingDay) {
    BigDecimal days =
        BigDecimal.valueOf(millis)
            .divide(BigDecimal.valueOf(workingDay), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return days.toPlainString()
        + (days.compareTo(BigDecimal.ONE) == 0 ? " working day" : " working days");
  }
}
