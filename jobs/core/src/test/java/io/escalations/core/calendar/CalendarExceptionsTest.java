package io.escalations.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays, half days, days of every year and weekdays by their place in a month. */
class CalendarExceptionsTest {
  private static final SortedSet<LocalDate> HOLIDAYS =
      Stream.of("2026-04-03", "2026-05-04", "2026-05-25", "2026-12-25", "2027-12-24")
          .map(LocalDate::parse)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final String CALENDAR =
      """
      zone: Europe/London
      week:
        MONDAY: ["09:00-17:00"]
        TUESDAY: ["09:00-17:00"]
        WEDNESDAY: ["09:00-17:00"]
        THURSDAY: ["09:00-17:00"]
        FRIDAY: ["09:00-16:00"]
        first FRIDAY: ["09:00-13:00"]
      holidays: {country: GB, region: eng}
      exceptions:
        2026-12-24: ["09:00-11:00"]
        12-24: ["09:00-13:00"]
        02-29: []
        last MONDAY of MAY: ["10:00-12:00"]
        third WEDNESDAY: ["12:00-17:00"]
      """;

  private static WorkingHours read(String yaml, Findings findings) {
    return (WorkingHours)
        CalendarParser.parse(YamlNode.parse("c.yaml", yaml), Map.of("GB/eng", HOLIDAYS), findings);
  }

  private static WorkingHours calendar() {
    return read(CALENDAR, new Findings());
  }

  @ParameterizedTest(name = "{0} {1}, {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-21 | 09:00-17:00 | week.MONDAY                   | an ordinary Monday",
        "2026-12-18 | 09:00-16:00 | week.FRIDAY                   | an ordinary Friday",
        "2026-12-04 | 09:00-13:00 | week.first FRIDAY             | the first Friday of a month",
        "2026-04-03 | ''          |                               | which yields to a public"
            + " holiday",
        "2026-05-04 | ''          |                               | a public holiday",
        "2026-12-16 | 12:00-17:00 | exceptions.third WEDNESDAY    | the third Wednesday of a month",
        "2025-12-24 | 09:00-13:00 | exceptions.12-24              | a day of every year",
        "2026-12-24 | 09:00-11:00 | exceptions.2026-12-24         | its own date wins over it",
        "2027-12-24 | 09:00-13:00 | exceptions.12-24              | which wins over a holiday",
        "2026-05-25 | 10:00-12:00 | exceptions.last MONDAY of MAY | as a weekday of one month does",
        "2025-05-26 | 10:00-12:00 | exceptions.last MONDAY of MAY | in each year",
        "2028-02-29 | ''          | exceptions.02-29              | a day of leap years",
        "2027-03-01 | 09:00-17:00 | week.MONDAY                   | which others do not have",
        "2026-12-25 | ''          |                               | Christmas",
        "2026-12-26 | ''          | week.SATURDAY                 | a weekday without hours",
      })
  void theMostParticularDecides(LocalDate date, String hours, String key, String why) {
    CalendarDay day = calendar().on(date);

    assertThat(String.join(" ", day.hours())).as(why).isEqualTo(hours);
    assertThat(day.key()).isEqualTo(key);
    assertThat(day.publicHoliday()).isEqualTo(HOLIDAYS.contains(date));
  }

  @Test
  void countsTheHoursItNames() {
    WorkingHours calendar = calendar();
    LocalDate first = LocalDate.parse("2024-01-01");
    LocalDate last = LocalDate.parse("2029-01-01");

    long minutes =
        first
            .datesUntil(last)
            .flatMap(date -> calendar.on(date).hours().stream())
            .map(LocalHours::parse)
            .mapToLong(hours -> (hours.ofDay()[1] - hours.ofDay()[0]) / 60_000)
            .sum();

    assertThat(calendar.between(start(first), start(last)) / 60_000).isEqualTo(minutes);
  }

  private static long start(LocalDate date) {
    return date.atStartOfDay(calendar().zone()).toInstant().toEpochMilli();
  }

  @Test
  void aDayOfEveryYearIsOneInFourThousandYearsToo() {
    WorkingHours calendar = calendar();
    LocalDate date = LocalDate.parse("6026-12-24");

    assertThat(calendar.between(start(date), start(date.plusDays(1)))).isEqualTo(4 * 3_600_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "MONDAY: ['09:00-17:00'], FRIDAY: ['09:00-13:00']                          | 8",
        "MONDAY: ['09:00-12:00', '13:00-17:00'], FRIDAY: ['09:00-13:00']           | 7",
        "MONDAY: ['08:00-12:00', '11:00-18:00']                                    | 10",
        "SATURDAY: ['22:00-06:00']                                                 | 8",
        "SATURDAY: ['00:00-24:00'], MONDAY: ['09:00-17:00']                        | 24",
        "MONDAY: ['09:00-17:00'], first MONDAY: ['06:00-22:00']                    | 8",
      })
  void aWorkingDayIsTheLongestRegularDay(String week, int hours) {
    assertThat(
            read(
                    "{zone: UTC, week: {" + week + "}, exceptions: {2026-03-02: ['00:00-24:00']}}",
                    new Findings())
                .workingDay())
        .isEqualTo(hours * 3_600_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "First FRIDAY",
        "first Friday",
        "1st FRIDAY",
        "fifth FRIDAY",
        "first FRIDAY of Mai",
        "last MONDAY in MAY",
        "24-12",
        "24.12.",
        "12/24",
        "02-30",
        "2026-02-29",
        "easter",
      })
  void refusesWhatIsNoDate(String key) {
    assertThatThrownBy(() -> CalendarParser.parse(exception(key), Map.of()))
        .hasMessageStartingWith(
            "c.yaml:1: exceptions."
                + key
                + ": expected a date such as 2026-11-26, a day of every"
                + " year such as 12-24 (month, day), or a weekday such as 'last MONDAY of MAY'");
  }

  @Test
  void refusesARangeOfDates() {
    assertThatThrownBy(() -> CalendarParser.parse(exception("2026-12-24/2026-12-31"), Map.of()))
        .hasMessage(
            "c.yaml:1: exceptions.2026-12-24/2026-12-31: a range of dates: write each date on its"
                + " own");
  }

  private static YamlNode exception(String key) {
    return YamlNode.parse(
        "c.yaml", "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, exceptions: {" + key + ": []}}");
  }

  @Test
  void refusesWeekdaysThatExceptionsCloseForGood() {
    String yaml =
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, exceptions: {first MONDAY: [], second MONDAY:"
            + " [], third MONDAY: [], fourth MONDAY: [], last MONDAY: []}}";

    assertThatThrownBy(() -> CalendarParser.parse(YamlNode.parse("c.yaml", yaml), Map.of()))
        .hasMessageStartingWith("c.yaml:1: has no hour in 400 days after ");
  }

  @Test
  void refusesADayOfTheYearInTheWeek() {
    assertThatThrownBy(
            () ->
                CalendarParser.parse(
                    YamlNode.parse(
                        "c.yaml",
                        "{zone: UTC, week: {MONDAY: ['09:00-17:00'], last MONDAY of MAY: []}}"),
                    Map.of()))
        .hasMessage(
            "c.yaml:1: week.last MONDAY of MAY: is one day of the year: it stands under"
                + " 'exceptions'");
  }

  @Test
  void warnsOfADateThatChangesNothingAndOfZonesWithoutAPlace() {
    Findings findings = new Findings();
    read(
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, exceptions: {2026-12-26: [], 2026-12-28:"
            + " []}}",
        findings);
    for (String zone : List.of("CET", "+02:00", "Etc/GMT+5")) {
      read("{zone: " + zone + ", week: {MONDAY: ['09:00-17:00']}}", findings);
    }

    assertThat(findings.mistakes()).isEmpty();
    assertThat(findings.warnings())
        .satisfiesExactly(
            date ->
                assertThat(date)
                    .isEqualTo(
                        "c.yaml:1: exceptions.2026-12-26: changes nothing: that day is a SATURDAY"
                            + " and has these hours anyway (week.SATURDAY)"),
            zone -> assertThat(zone).startsWith("c.yaml:1: zone: 'CET' is an abbreviation"),
            zone ->
                assertThat(zone)
                    .startsWith("c.yaml:1: zone: '+02:00' is always +02:00 and has no summer time"),
            zone ->
                assertThat(zone)
                    .startsWith("c.yaml:1: zone: 'Etc/GMT+5' is always -05:00 and has no"));
  }
}
