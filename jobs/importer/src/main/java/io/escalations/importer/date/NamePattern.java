package io.escalations.importer.date;

import io.escalations.importer.text.Blanks;
import java.time.DayOfWeek;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts numbers in the place of names: in a pattern ({@code MMM} → a mark and {@code MM}) and in the
 * texts read by it ({@code Mär} → the mark and {@code 03}). The marks are private characters, so
 * that 03 alone is not read as a name.
 */
final class NamePattern {
  private static final char MONTH = '\uE000';
  private static final char DAY = '\uE001';
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+\\.?");

  private final String numericPattern;
  private final boolean hasMonth;
  private final boolean hasDay;
  private final boolean hasHalfDay;
  private final LocalNames names;

  NamePattern(String pattern, Locale locale) {
    StringBuilder numeric = new StringBuilder();
    boolean quoted = false;
    boolean month = false;
    boolean day = false;
    boolean halfDay = false;
    String plain = plainPattern(pattern);
    for (int index = 0; index < plain.length(); ) {
      char letter = plain.charAt(index);
      int end = index + 1;
      while (end < plain.length() && plain.charAt(end) == letter && letter != '\'') {
        end++;
      }
      String run = plain.substring(index, end);
      if (letter == '\'') {
        quoted = !quoted;
        numeric.append(run);
      } else if (!quoted && (letter == 'M' || letter == 'L') && run.length() >= 3) {
        month = true;
        numeric.append(MONTH).append("MM");
      } else if (!quoted && (letter == 'E' || (letter == 'c' && run.length() >= 3))) {
        day = true;
        numeric.append(DAY).append('e');
      } else {
        halfDay |= !quoted && letter == 'a';
        numeric.append(run);
      }
      index = end;
    }
    numericPattern = numeric.toString();
    hasMonth = month;
    hasDay = day;
    hasHalfDay = halfDay;
    names = LocalNames.of(locale);
  }

  /** Blanks as in the texts, which are made plain too. */
  private static String plainPattern(String pattern) {
    String plain = Blanks.plain(pattern);
    return plain.isEmpty() ? pattern : plain;
  }

  /** The pattern without names. */
  String numericPattern() {
    return numericPattern;
  }

  /** The text with numbers for names; several where more than one word may be the name. */
  List<String> numericTexts(String text) {
    String plain = digits(Blanks.plain(text));
    if (hasHalfDay) {
      plain = names.withHalfDay(plain);
    }
    List<String> texts = List.of(plain);
    if (hasDay) {
      texts = replaceEach(texts, names.days(), DAY, "", NamePattern::dayNumber);
    }
    return hasMonth
        ? replaceEach(texts, names.months(), MONTH, "0", IntUnaryOperator.identity())
        : texts;
  }

  /** As the letter {@code e} counts in English. */
  private static int dayNumber(int day) {
    return DayOfWeek.of(day).get(WeekFields.of(Locale.ENGLISH).dayOfWeek());
  }

  private static List<String> replaceEach(
      List<String> texts,
      Map<String, Integer> names,
      char mark,
      String padding,
      IntUnaryOperator number) {
    List<String> replaced = new ArrayList<>();
    for (String text : texts) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        Integer value = names.get(LocalNames.key(word.group()));
        if (value != null) {
          String digits = String.valueOf(number.applyAsInt(value));
          String padded = padding.isEmpty() || digits.length() > 1 ? digits : padding + digits;
          String tail = keepsPoint(text, word) ? "." : "";
          replaced.add(
              text.substring(0, word.start()) + mark + padded + tail + text.substring(word.end()));
          if (!tail.isEmpty()) {
            replaced.add(
                text.substring(0, word.start()) + mark + padded + text.substring(word.end()));
          }
        }
      }
    }
    return replaced;
  }

  /** The point may belong to the name (Sept.) or to the pattern (dd.MMM.yyyy). */
  private static boolean keepsPoint(String text, Matcher word) {
    return text.charAt(word.end() - 1) == '.';
  }

  private static String digits(String text) {
    if (text.chars().noneMatch(c -> c > 127 && Character.isDigit(c))) {
      return text;
    }
    StringBuilder ascii = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                ascii.append(
                    c > 127 && Character.isDigit(c)
                        ? (char) ('0' + Character.digit(c, 10))
                        : (char) c));
    return ascii.toString();
  }
}
