package io.escalations.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or a date. */
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * @param now epoch milliseconds UTC
   * @return milliseconds, at most an hour; 0 if there is none, or none that can be read
   */
  public static long millis(Optional<String> header, long now) {
    long asked = header.map(String::strip).map(text -> read(text, now)).orElse(0L);
    return Math.min(LONGEST.toMillis(), Math.max(0, asked));
  }

  private static long read(String text, long now) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text)).toMillis();
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli()
          - now;
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
