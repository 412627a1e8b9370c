package io.escalations.core.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of counted time as people write them: {@code 90m}, {@code 3h30m}, {@code 2d}, or ISO 8601
 * without months.
 */
final class Durations {
  private static final Pattern SHORT =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private static final Pattern WEEKS = Pattern.compile("P\\d+W");

  private Durations() {}

  /**
   * @return milliseconds, more than 0; a day is 24 hours
   * @throws IllegalArgumentException saying what is wrong
   */
  static long parse(String text) {
    try {
      long millis = text.startsWith("-") ? 0 : length(text).toMillis();
      if (millis > 0) {
        return millis;
      }
      throw new IllegalArgumentException(
          "a target must be longer than nothing, found '" + text + "'");
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
  }

  private static Duration length(String text) {
    if (WEEKS.matcher(text).matches()) {
      return Duration.ofDays(7).multipliedBy(Long.parseLong(text.substring(1, text.length() - 1)));
    }
    if (text.startsWith("P")) {
      return Duration.parse(text);
    }
    Matcher matcher = SHORT.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException(expected(text));
    }
    return Duration.ofDays(part(matcher, 1))
        .plusHours(part(matcher, 2))
        .plusMinutes(part(matcher, 3))
        .plusSeconds(part(matcher, 4));
  }

  private static long part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }

  private static String expected(String text) {
    return "expected a length of time such as 90m, 3h30m, 2d or PT4H, found '" + text + "'";
  }
}
