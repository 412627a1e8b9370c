package io.escalations.importer.date;

import java.text.DateFormatSymbols;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of months, days and halves of a day in one language: as the Unicode data has them, with
 * and without points and accents, and shortened to three letters or more. English goes besides.
 */
final class LocalNames {
  private static final int SHORTEST = 3;

  /** What older versions of tools write, and the Unicode data of today has no more. */
  private static final Map<String, Map<String, Integer>> OLDER =
      Map.of("de", Map.of("mrz", 3, "jän", 1, "jänner", 1, "feber", 2, "maerz", 3, "jaenner", 1));

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Pattern HALF_DAY =
      Pattern.compile("(?i)(?<![\\p{L}])([ap])\\.? ?m\\b\\.?(?!\\p{L})");
  private static final Map<Locale, LocalNames> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, Integer> months;
  private final Map<String, Integer> days;
  private final Map<String, String> halfDays = new LinkedHashMap<>();

  private LocalNames(Locale locale) {
    months =
        names(
            locale, List.of(Month.values()), (month, style) -> month.getDisplayName(style, locale));
    OLDER.getOrDefault(locale.getLanguage(), Map.of()).forEach(months::putIfAbsent);
    names(
            Locale.ENGLISH,
            List.of(Month.values()),
            (month, style) -> month.getDisplayName(style, Locale.ENGLISH))
        .forEach(months::putIfAbsent);
    days =
        names(
            locale, List.of(DayOfWeek.values()), (day, style) -> day.getDisplayName(style, locale));
    names(
            Locale.ENGLISH,
            List.of(DayOfWeek.values()),
            (day, style) -> day.getDisplayName(style, Locale.ENGLISH))
        .forEach(days::putIfAbsent);
    String[] halves = DateFormatSymbols.getInstance(locale).getAmPmStrings();
    halfDays.put(halves[0], "AM");
    halfDays.put(halves[1], "PM");
  }

  static LocalNames of(Locale locale) {
    return KNOWN.computeIfAbsent(locale, LocalNames::new);
  }

  /** Name to number from 1; look up with {@link #key}. */
  Map<String, Integer> months() {
    return months;
  }

  /** Name to number from 1 (Monday); look up with {@link #key}. */
  Map<String, Integer> days() {
    return days;
  }

  /** The word as these maps have it. */
  static String key(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** The text with AM or PM for a.m., p.m. and what the language has for them. */
  String withHalfDay(String text) {
    Matcher half = HALF_DAY.matcher(text);
    if (half.find()) {
      String name = half.group(1).equalsIgnoreCase("a") ? "AM" : "PM";
      return text.substring(0, half.start()) + name + text.substring(half.end());
    }
    for (Map.Entry<String, String> own : halfDays.entrySet()) {
      Matcher matcher =
          Pattern.compile(
                  Pattern.quote(own.getKey()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(text);
      if (matcher.find()) {
        return matcher.replaceFirst(own.getValue());
      }
    }
    return text;
  }

  private static <T extends Enum<T>> Map<String, Integer> names(
      Locale locale, List<T> values, BiFunction<T, TextStyle, String> name) {
    Map<String, Integer> names = new HashMap<>();
    Map<String, Set<Integer>> prefixes = new HashMap<>();
    for (T value : values) {
      int number = value.ordinal() + 1;
      for (TextStyle style : STYLES) {
        String written = name.apply(value, style).toLowerCase(locale).toLowerCase(Locale.ROOT);
        put(names, key(written), number);
        for (String form : forms(key(written))) {
          for (int length = SHORTEST; length <= form.length(); length++) {
            prefixes
                .computeIfAbsent(form.substring(0, length), prefix -> new HashSet<>())
                .add(number);
          }
        }
      }
    }
    prefixes.forEach(
        (prefix, numbers) -> {
          if (numbers.size() == 1) {
            names.putIfAbsent(prefix, numbers.iterator().next());
          }
        });
    return names;
  }

  private static void put(Map<String, Integer> names, String key, int number) {
    if (!key.isEmpty() && !Character.isDigit(key.charAt(0))) {
      names.putIfAbsent(key, number);
    }
  }

  /** With accents and without. */
  private static List<String> forms(String key) {
    String bare = Normalizer.normalize(key, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return key.equals(bare) ? List.of(key) : List.of(key, bare);
  }
}
