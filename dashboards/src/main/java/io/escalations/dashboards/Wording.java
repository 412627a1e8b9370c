package io.escalations.dashboards;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values read on a page. Times are epoch milliseconds UTC. */
public final class Wording {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Wording() {}

  /** {@code first_response} as {@code First response}. */
  public static String clock(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** For people. */
  public static String utc(long time) {
    return UTC.format(Instant.ofEpochMilli(time));
  }

  /** For the {@code datetime} attribute. */
  public static String iso(long time) {
    return Instant.ofEpochMilli(time).toString();
  }
}
