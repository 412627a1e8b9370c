package io.escalations.core.explain;

import java.time.Duration;

/**
 * Lengths of time as people read them: {@code 3h30m}, {@code 2d04h}, {@code 0}; finer parts only
 * where there are any.
 */
public final class Lengths {
  private Lengths() {}

  public static String text(Duration length) {
    if (length.isNegative()) {
      return "-" + text(length.negated());
    }
    StringBuilder text = new StringBuilder();
    part(text, length.toDays(), "d");
    part(text, length.toHoursPart(), "h");
    part(text, length.toMinutesPart(), "m");
    part(text, length.toSecondsPart(), "s");
    part(text, length.toMillisPart(), "ms");
    return text.isEmpty() ? "0" : text.toString();
  }

  private static void part(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
