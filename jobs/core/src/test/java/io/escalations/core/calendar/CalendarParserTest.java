package io.escalations.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarParserTest {
  private static final SortedSet<LocalDate> THANKSGIVING =
      new TreeSet<>(List.of(LocalDate.parse("2026-11-26"), LocalDate.parse("2026-11-27")));

  @Test
  void alwaysIsTheInstantLineInAnyZone() {
    assertThat(Calendars.of("{hours: always, zone: America/New_York}"))
        .isSameAs(WorkingTime.ALWAYS);
  }

  @Test
  void exceptionsWinOverHolidays() {
    String yaml =
        "{zone: UTC, week: {THURSDAY: [\"09:00-17:00\"], FRIDAY: [\"09:00-17:00\"]}, holidays:"
            + " {country: US}, exceptions: {2026-11-27: [\"09:00-13:00\"]}}";

    WorkingTime calendar =
        CalendarParser.parse(YamlNode.parse("calendar.yaml", yaml), Map.of("US", THANKSGIVING));

    assertThat(
            calendar.between(
                Times.parse("2026-11-26T00:00:00Z"), Times.parse("2026-11-28T00:00:00Z")))
        .isEqualTo(Duration.ofHours(4).toMillis());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "zone: UTC                                                | c.yaml:1: 'week' is missing",
        "week: {MONDAY: ['09:00-17:00']}                          | c.yaml:1: 'zone' is missing",
        "{hours: always, week: {MONDAY: ['09:00-17:00']}}         | c.yaml:1: week: stands beside"
            + " 'hours: always'",
        "{hours: always, holidays: {country: US}}                 | c.yaml:1: holidays: stands"
            + " beside 'hours: always'",
        "{hours: always, exceptions: {2026-01-01: []}}            | c.yaml:1: exceptions: stands"
            + " beside 'hours: always'",
        "{hours: '09:00-17:00'}                                   | c.yaml:1: hours: expected"
            + " 'always', found '09:00-17:00'",
        "{hours: always, zone: Mars/Olympus}                      | c.yaml:1: zone: unknown zone"
            + " 'Mars/Olympus'",
        "{zone: Mars/Olympus, week: {MONDAY: ['09:00-17:00']}}    | c.yaml:1: zone: unknown zone"
            + " 'Mars/Olympus'",
        "{zone: 'New York', week: {MONDAY: ['09:00-17:00']}}      | c.yaml:1: zone: 'New York' is"
            + " no zone",
        "{zone: UTC, week: {MONDAY: ['09:00-09:00']}}             | c.yaml:1: week.MONDAY[0]:"
            + " '09:00-09:00' ends where it starts",
        "{zone: UTC, week: {MONDAY: ['24:00-24:00']}}             | c.yaml:1: week.MONDAY[0]:"
            + " expected hours such as",
        "{zone: UTC, week: {MONDAY: ['00:00-00:00']}}             | c.yaml:1: week.MONDAY[0]:"
            + " '00:00-00:00' ends where it starts; a whole day is 00:00-24:00",
        "{zone: UTC, week: {MONDAY: ['24:00-06:00']}}             | c.yaml:1: week.MONDAY[0]:"
            + " expected hours such as",
        "{zone: UTC, week: {MONDAY: ['9-17']}}                    | c.yaml:1: week.MONDAY[0]:"
            + " expected hours such as",
        "{zone: UTC, week: {MONDAY: ['09:00-25:00']}}             | c.yaml:1: week.MONDAY[0]:"
            + " expected hours such as",
        "{zone: UTC, week: {MONDAY: ['09:00']}}                   | c.yaml:1: week.MONDAY[0]:"
            + " expected hours such as",
        "{zone: UTC, week: {MONDAY: '09:00-17:00'}}               | c.yaml:1: week.MONDAY: expected"
            + " a list of hours",
        "{zone: UTC, week: {Montag: ['09:00-17:00']}}             | c.yaml:1: week.Montag: unknown"
            + " weekday",
        "{zone: UTC, week: {}}                                    | c.yaml:1: week: never opens",
        "{zone: UTC, week: {MONDAY: []}, exceptions: {2026-01-01: ['09:00-17:00']}} | c.yaml:1:"
            + " week: never opens",
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, exceptions: {2026-02-30: []}} | c.yaml:1:"
            + " exceptions.2026-02-30: expected a date such as 2026-11-26",
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, exceptions: {2026-02-03: }}   | c.yaml:1:"
            + " exceptions.2026-02-03: expected a list of hours, such as",
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, holidays: {country: XX}}      | c.yaml:1:"
            + " holidays.country: no public holidays are known for 'XX'",
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, holidays: {}}                 | c.yaml:1:"
            + " holidays: 'country' is missing",
        "{zone: UTC, week: {MONDAY: ['09:00-17:00']}, opens: {}}                    | c.yaml:1:"
            + " opens: unknown key",
      })
  void refusesNamingLineAndKey(String yaml, String message) {
    assertThatThrownBy(
            () -> CalendarParser.parse(YamlNode.parse("c.yaml", yaml), Map.of("US", THANKSGIVING)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesACalendarWithoutAnHourInFourHundredDays() {
    LocalDate open = LocalDate.parse("2026-03-02");

    assertThat(closedMondays(open, 57)).isNotNull();
    assertThatThrownBy(() -> closedMondays(open, 58))
        .hasMessage("calendar.yaml:1: has no hour in 400 days after 2026-03-02");
  }

  /**
   * Open on Mondays only, and not on so many of them after a Monday: 57 closed ones make 405 days.
   */
  private static WorkingTime closedMondays(LocalDate open, int count) {
    String closed =
        open.plusWeeks(1)
            .datesUntil(open.plusWeeks(count), Period.ofWeeks(1))
            .map(date -> date + ": []")
            .collect(Collectors.joining(", "));
    return Calendars.of(
        "{zone: UTC, week: {"
            + DayOfWeek.MONDAY
            + ": [\"09:00-17:00\"]}, exceptions: {"
            + closed
            + "}}");
  }
}
