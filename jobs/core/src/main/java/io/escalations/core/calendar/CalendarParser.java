package io.escalations.core.calendar;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads one calendar of a policy file; every refusal names file, line, key and reason. */
public final class CalendarParser {
  private static final int CLOSED_TOO_LONG_DAYS = 400;
  private static final Known WEEKDAYS =
      Known.of(Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());

  private final YamlNode node;
  private final Map<String, SortedSet<LocalDate>> holidays;
  private final Findings findings;

  private CalendarParser(
      YamlNode node, Map<String, SortedSet<LocalDate>> holidays, Findings findings) {
    this.node = node;
    this.holidays = holidays;
    this.findings = findings;
  }

  /**
   * @param holidays resolved dates by country, or country and region: see {@link HolidaySource}
   * @throws io.escalations.schemas.UserError if the calendar is not one, or has nowhere an hour in
   *     400 days
   */
  public static WorkingTime parse(YamlNode node, Map<String, SortedSet<LocalDate>> holidays) {
    Findings findings = new Findings();
    WorkingTime calendar = parse(node, holidays, findings);
    findings.throwFirst();
    return calendar;
  }

  /**
   * The same for those who want to hear of every mistake.
   *
   * @return something that counts, whatever was found
   */
  public static WorkingTime parse(
      YamlNode node, Map<String, SortedSet<LocalDate>> holidays, Findings findings) {
    return findings.check(
        () -> new CalendarParser(node, holidays, findings).calendar(), WorkingTime.ALWAYS);
  }

  private WorkingTime calendar() {
    findings.onlyKeys(node, "hours", "zone", "week", "holidays", "exceptions");
    boolean hasWeek = node.find("week").isPresent();
    if (node.find("hours").isPresent()) {
      always();
      return WorkingTime.ALWAYS;
    }
    if (!hasWeek && node.find("zone").isEmpty()) {
      throw node.error("'zone' and 'week' are missing; or write 'hours: always'");
    }
    int before = findings.mistakes().size();
    ZoneId zone =
        findings
            .read(node, "zone", given -> ZoneParser.parse(given, findings))
            .orElse(ZoneOffset.UTC);
    if (!hasWeek) {
      throw node.error("'week' is missing; or write 'hours: always'");
    }
    Map<DayOfWeek, List<LocalHours>> week = new EnumMap<>(DayOfWeek.class);
    Map<NthWeekday, List<LocalHours>> weekByPlace = new LinkedHashMap<>();
    findings
        .entries(node.get("week"))
        .forEach((day, list) -> regular(day, list, week, weekByPlace));
    SortedSet<LocalDate> closed =
        findings.read(node, "holidays", this::holidays, new TreeSet<LocalDate>());
    ExceptionsParser exceptions = new ExceptionsParser(findings);
    node.find("exceptions").ifPresent(exceptions::parse);
    HolidaySource source = findings.read(node, "holidays", HolidaySource::of, null);
    CalendarDays days = exceptions.over(week, weekByPlace, closed, source);
    if (findings.mistakes().size() == before) {
      refuseIfClosed(days);
      exceptions.warnOfThoseThatChangeNothing(days);
    }
    return new WorkingHours(zone, days);
  }

  private void refuseIfClosed(CalendarDays days) {
    if (days.longestDay() == 0) {
      throw node.get("week").error("never opens: no weekday has hours");
    }
    LocalDate since = days.closedSince(CLOSED_TOO_LONG_DAYS);
    if (since != null) {
      throw node.error("has no hour in " + CLOSED_TOO_LONG_DAYS + " days after " + since);
    }
  }

  private void regular(
      String name,
      YamlNode list,
      Map<DayOfWeek, List<LocalHours>> week,
      Map<NthWeekday, List<LocalHours>> weekByPlace) {
    NthWeekday byPlace = NthWeekday.parse(name);
    if (WEEKDAYS.names().contains(name)) {
      week.put(DayOfWeek.valueOf(name), HoursParser.parse(list, findings));
    } else if (byPlace != null && byPlace.month() == null) {
      weekByPlace.put(byPlace, HoursParser.parse(list, findings));
    } else if (byPlace != null) {
      findings.add(list.error("is one day of the year: it stands under 'exceptions'"));
    } else {
      findings.add(
          list.error(
              "unknown weekday"
                  + WEEKDAYS.instead(name, "here")
                  + "; each on its own, or 'first FRIDAY' of each month"));
      HoursParser.parse(list, findings);
    }
  }

  private SortedSet<LocalDate> holidays(YamlNode source) {
    HolidaySource named = HolidaySource.of(source);
    findings.onlyKeys(source, "country", "region");
    SortedSet<LocalDate> dates = holidays.get(named.name());
    if (dates == null) {
      throw source
          .get(named.region() == null ? "country" : "region")
          .error(
              "no public holidays are known for '"
                  + named.name()
                  + "'; ./escalations policy holidays lists the countries and their regions, whose"
                  + " dates it adds to what it publishes or keeps");
    }
    return dates;
  }

  private void always() {
    node.find("zone")
        .ifPresent(zone -> findings.check(() -> ZoneParser.parse(zone, findings), null));
    YamlNode hours = node.get("hours");
    if (!hours.text().equals("always")) {
      findings.add(
          hours.error(
              "expected 'always', found '"
                  + hours.text()
                  + "'; hours of the day stand under 'week'"));
    }
    for (String key : List.of("week", "holidays", "exceptions")) {
      node.find(key)
          .ifPresent(
              beside ->
                  findings.add(
                      beside.error(
                          "stands beside 'hours: always', which already counts every instant:"
                              + " leave one of them out")));
    }
  }
}
