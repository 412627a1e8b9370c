package io.escalations.schemas;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/** RFC 3339 text to and from epoch milliseconds UTC. */
public final class Times {
  private static final long DAY = 86_400_000;
  private static final int SECONDS_END = 19;

  private Times() {}

  /**
   * A full date, a full time and an offset, as RFC 3339 has them: {@code T} and {@code Z} in either
   * case, {@code -00:00} is UTC, a leap second is the second after it. Anything finer than a
   * millisecond is cut.
   *
   * @throws DateTimeException if the text is not a time with an offset
   */
  public static long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /**
   * As {@link #parse(String)}, on a part of a buffer: the form for parsers that must not create a
   * string for each time.
   */
  public static long parse(char[] text, int from, int length) {
    if (length <= SECONDS_END
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] | 0x20) != 't'
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      throw malformed(text, from, length);
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    int hour = digits(text, from + 11, 2);
    int minute = digits(text, from + 14, 2);
    int second = digits(text, from + 17, 2);
    int position = from + SECONDS_END;
    int end = from + length;
    int millis = 0;
    if (text[position] == '.') {
      int weight = 100;
      int first = ++position;
      while (position < end && isDigit(text[position])) {
        millis += (text[position++] - '0') * weight;
        weight /= 10;
      }
      if (position == first) {
        throw malformed(text, from, length);
      }
    }
    if ((year | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 60) {
      throw malformed(text, from, length);
    }
    long local =
        LocalDate.of(year, month, day).toEpochDay() * DAY
            + ((hour * 60L + minute) * 60 + second) * 1000
            + millis;
    long utc = local - offsetMinutes(text, from, length, position) * 60_000L;
    if (second == 60 && Math.floorMod(utc - millis, DAY) != 0) {
      throw new DateTimeException("a leap second is the last of a UTC day");
    }
    return utc;
  }

  private static int offsetMinutes(char[] text, int from, int length, int position) {
    int left = from + length - position;
    if (left == 1 && (text[position] | 0x20) == 'z') {
      return 0;
    }
    if (left == 6
        && text[position + 3] == ':'
        && (text[position] == '+' || text[position] == '-')) {
      int hours = digits(text, position + 1, 2);
      int minutes = digits(text, position + 4, 2);
      if ((hours | minutes) >= 0 && hours <= 23 && minutes <= 59) {
        return (text[position] == '-' ? -1 : 1) * (hours * 60 + minutes);
      }
    }
    throw malformed(text, from, length);
  }

  /**
   * @return -1 if one of them is no digit
   */
  private static int digits(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static DateTimeException malformed(char[] text, int from, int length) {
    return new DateTimeException(
        "'" + new String(text, from, length) + "' is not like 2016-02-29T01:23:00Z");
  }

  /** Always with three decimals and Z. */
  public static String format(long epochMillis) {
    return new String(bytes(epochMillis), StandardCharsets.ISO_8859_1);
  }

  /**
   * The same in ASCII. Four times go into every alert; a formatter makes a dozen objects for each.
   */
  public static byte[] bytes(long epochMillis) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
    int millis = (int) Math.floorMod(epochMillis, DAY);
    byte[] text = "....-..-..T..:..:......Z".getBytes(StandardCharsets.ISO_8859_1);
    write(text, 0, 4, date.getYear());
    write(text, 5, 2, date.getMonthValue());
    write(text, 8, 2, date.getDayOfMonth());
    write(text, 11, 2, millis / 3_600_000);
    write(text, 14, 2, millis / 60_000 % 60);
    write(text, 17, 2, millis / 1_000 % 60);
    write(text, 20, 3, millis % 1_000);
    if (date.getYear() >= 0 && date.getYear() <= 9999) {
      return text;
    }
    return (date + new String(text, 10, text.length - 10, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void write(byte[] text, int from, int count, int number) {
    int rest = Math.abs(number);
    for (int at = from + count - 1; at >= from; at--) {
      text[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
