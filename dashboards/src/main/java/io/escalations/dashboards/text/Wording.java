package io.escalations.dashboards.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.core.explain.Lengths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** How values read on a page. Times are epoch milliseconds UTC. */
public final class Wording {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Fields of events whose values are constants. */
  private static final Set<String> CONSTANTS = Set.of("channel", "category", "reason", "kind");

  private Wording() {}

  /** {@code first_response} as {@code First response}. */
  public static String clock(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code CASE_OPENED} as {@code Case opened}. */
  public static String words(String constant) {
    return clock(constant.toLowerCase(Locale.ROOT));
  }

  /** With a capital at its beginning and a full stop at its end. */
  public static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /**
   * {@code 4 d 4 h 39 min}: every part there is but milliseconds beside whole seconds, since
   * somebody may want to check a sum.
   */
  public static String length(Duration length) {
    return spaced(Lengths.text(length));
  }

  /** {@code 4d4h39m} as {@code 4 d 4 h 39 min}; milliseconds only where there is nothing longer. */
  public static String spaced(String length) {
    return length
        .replaceAll("(?<=[dhms])\\d+ms", "")
        .replaceAll("(\\d)(ms|[dhms])", "$1 $2 ")
        .replace("m ", "min ")
        .strip();
  }

  /**
   * A field an event carries: {@code LACK_OF_EXPERTISE} as {@code Lack of expertise}, names as they
   * are.
   */
  public static String carried(String field, String value) {
    return CONSTANTS.contains(field) ? words(value) : value;
  }

  /** {@code 100} as {@code breach}, {@code 75} as {@code 75 %}. */
  public static String level(String level) {
    if (level.equals("100")) {
      return "breach";
    }
    return level.chars().allMatch(Character::isDigit) ? level + " %" : words(level);
  }

  /** A column's text; null where it is null, absent or empty. */
  public static String text(JsonNode row, String column) {
    String text = row.path(column).asText(null);
    return row.path(column).isNull() || text == null || text.isEmpty() ? null : text;
  }

  /** As one segment of an address. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For people. */
  public static String utc(long time) {
    return UTC.format(Instant.ofEpochMilli(time));
  }

  /** {@code 2016-05-03}, in UTC. */
  public static String day(long time) {
    return iso(time).substring(0, 10);
  }

  /** For a field that takes date and time; UTC, as it has no zone. */
  public static String field(long time) {
    return FIELD.format(Instant.ofEpochMilli(time));
  }

  /** For the {@code datetime} attribute. */
  public static String iso(long time) {
    return Instant.ofEpochMilli(time).toString();
  }
}
