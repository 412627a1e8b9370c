package io.escalations.core.policy;

import io.escalations.core.calendar.HolidaySource;
import io.escalations.core.calendar.PublicHolidays;
import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.UserError;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a policy, or of another file with calendars, as it travels and is kept: the file as
 * it was written, and behind it, as a second YAML document, the dates of the public holidays it
 * names. They are resolved once, when a version is published; whoever reads the text later needs no
 * library and finds the same dates whatever that library has learned since.
 *
 * @param policy the file as written
 * @param holidays resolved dates, by country or country and region ({@link HolidaySource#name})
 */
public record PolicyText(YamlNode policy, Map<String, SortedSet<LocalDate>> holidays) {
  /**
   * Holidays are resolved for these years, the last one included; outside of them there are none.
   */
  public static final int FIRST_YEAR = 1970;

  public static final int LAST_YEAR = 2099;

  private static final String SECTION = "resolved_holidays";
  private static final String SEPARATOR =
      "---\n# Public holidays as they were known when this version was published.\n"
          + SECTION
          + ":\n";

  /**
   * @param findings what is found in it
   * @throws UserError if the text is not YAML, or more than a file and its dates
   */
  public static PolicyText parse(String file, String text, Findings findings) {
    List<YamlNode> documents = YamlNode.parseAll(file, text, findings);
    if (documents.size() > 2) {
      throw documents.get(2).error("a third document begins here: a file is one version");
    }
    return new PolicyText(
        documents.get(0), documents.size() == 1 ? Map.of() : dates(documents.get(1)));
  }

  private static Map<String, SortedSet<LocalDate>> dates(YamlNode document) {
    Map<String, SortedSet<LocalDate>> holidays = new LinkedHashMap<>();
    document
        .onlyKeys(SECTION)
        .get(SECTION)
        .entries()
        .forEach(
            (country, list) -> {
              SortedSet<LocalDate> dates = new TreeSet<>();
              list.items().forEach(item -> dates.add(date(item)));
              holidays.put(country, dates);
            });
    return holidays;
  }

  private static LocalDate date(YamlNode item) {
    try {
      return LocalDate.parse(item.text());
    } catch (DateTimeParseException e) {
      throw item.error("expected a date such as 2026-11-26, found '" + item.text() + "'");
    }
  }

  /**
   * The text with the dates of its countries' holidays behind it; as it is if it names none, or has
   * them already. What is wrong with it, an unknown country too, is left to {@link PolicyParser},
   * which finds it all.
   *
   * @throws UserError if the text is not YAML
   */
  public static String resolve(String file, String text, PublicHolidays holidays) {
    return resolve(file, text, PolicyText::calendars, holidays);
  }

  /**
   * The same for a file whose calendars stand elsewhere.
   *
   * @param calendars finds them
   * @throws UserError if the text is not YAML
   */
  public static String resolve(
      String file,
      String text,
      Function<YamlNode, Stream<YamlNode>> calendars,
      PublicHolidays holidays) {
    List<YamlNode> documents = YamlNode.parseAll(file, text, new Findings());
    if (documents.size() > 1) {
      return text;
    }
    Map<String, SortedSet<LocalDate>> resolved = new LinkedHashMap<>();
    calendars
        .apply(documents.get(0))
        .flatMap(calendar -> child(calendar, "holidays"))
        .flatMap(PolicyText::source)
        .filter(source -> isKnown(source, holidays))
        .forEach(
            source ->
                resolved.computeIfAbsent(
                    source.name(), name -> holidays.of(source, FIRST_YEAR, LAST_YEAR)));
    return resolved.isEmpty() ? text : withHolidays(text, resolved);
  }

  private static Stream<HolidaySource> source(YamlNode holidays) {
    try {
      return Stream.of(HolidaySource.of(holidays));
    } catch (UserError e) {
      return Stream.empty();
    }
  }

  private static boolean isKnown(HolidaySource source, PublicHolidays holidays) {
    return holidays.countries().contains(source.country())
        && (source.region() == null
            || holidays.regions(source.country()).containsKey(source.region()));
  }

  /** Whether two texts are of one file, whatever dates stand behind either. */
  public static boolean sameFile(String text, String other) {
    return written(text).stripTrailing().equals(written(other).stripTrailing());
  }

  private static String written(String text) {
    int end = text.indexOf("\n" + SEPARATOR);
    return end < 0 ? text : text.substring(0, end);
  }

  private static Stream<YamlNode> calendars(YamlNode policy) {
    return child(policy, "calendars")
        .filter(YamlNode::isMapping)
        .flatMap(calendars -> calendars.entries().values().stream());
  }

  private static Stream<YamlNode> child(YamlNode node, String key) {
    return node.isMapping() ? node.find(key).stream() : Stream.empty();
  }

  private static String withHolidays(String text, Map<String, SortedSet<LocalDate>> holidays) {
    StringBuilder section =
        new StringBuilder(text).append(text.endsWith("\n") ? "" : "\n").append(SEPARATOR);
    holidays.forEach(
        (country, dates) -> {
          String years =
              dates.stream()
                  .collect(
                      Collectors.groupingBy(
                          Year::from,
                          LinkedHashMap::new,
                          Collectors.mapping(LocalDate::toString, Collectors.joining(", "))))
                  .values()
                  .stream()
                  .collect(Collectors.joining(",\n    "));
          section
              .append("  \"")
              .append(country)
              .append("\": [\n    ")
              .append(years)
              .append("\n  ]\n");
        });
    return section.toString();
  }
}
