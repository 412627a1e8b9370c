package io.escalations.schemas;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** RFC 3339 text to and from epoch milliseconds UTC. */
public final class Times {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /**
   * Anything finer than a millisecond is cut.
   *
   * @throws DateTimeException if the text is not a time with an offset
   */
  public static long parse(String text) {
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** Always with three decimals and Z. */
  public static String format(long epochMillis) {
    return MILLIS.format(Instant.ofEpochMilli(epochMillis));
  }
}
