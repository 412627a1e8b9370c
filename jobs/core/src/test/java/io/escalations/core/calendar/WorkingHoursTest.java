package io.escalations.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
  private static long minutes(WorkingTime calendar, String from, String to) {
    return Duration.ofMillis(calendar.between(Times.parse(from), Times.parse(to))).toMinutes();
  }

  @ParameterizedTest(name = "{0} {1}: {4} minutes, {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "America/New_York    | 22:00-06:00 | 2026-03-07T22:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 420  | the night in which the clock goes forward has seven hours",
        "America/New_York    | 22:00-06:00 | 2026-10-31T22:00:00-04:00 | 2026-11-01T12:00:00-05:00"
            + " | 540  | the night in which it goes back has nine",
        "America/New_York    | 02:00-03:00 | 2026-03-08T00:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 0    | the hour that is skipped",
        "America/New_York    | 02:15-02:45 | 2026-03-08T00:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 0    | hours within the one that is skipped",
        "America/New_York    | 01:00-02:30 | 2026-03-08T00:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 90   | an end in the gap moves forward by its length",
        "America/New_York    | 02:30-05:00 | 2026-03-08T00:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 90   | a start in the gap too",
        "America/New_York    | 02:30-03:15 | 2026-03-08T00:00:00-05:00 | 2026-03-08T12:00:00-04:00"
            + " | 0    | and may come after the end",
        "America/New_York    | 00:00-01:30 | 2026-11-01T00:00:00-04:00 | 2026-11-01T12:00:00-05:00"
            + " | 90   | an end in the overlap is the earlier",
        "America/New_York    | 01:30-02:00 | 2026-11-01T00:00:00-04:00 | 2026-11-01T12:00:00-05:00"
            + " | 90   | a start too",
        "Australia/Lord_Howe | 01:00-03:00 | 2026-10-04T00:00:00+10:30 | 2026-10-04T12:00:00+11:00"
            + " | 90   | where the clock goes forward by half an hour",
        "Australia/Lord_Howe | 01:00-03:00 | 2026-04-05T00:00:00+11:00 | 2026-04-05T12:00:00+10:30"
            + " | 150  | and back",
        "America/Sao_Paulo   | 00:00-02:00 | 2018-11-03T23:00:00-03:00 | 2018-11-04T12:00:00-02:00"
            + " | 60   | where midnight is skipped",
        "America/Sao_Paulo   | 22:00-24:00 | 2018-11-03T21:00:00-03:00 | 2018-11-04T12:00:00-02:00"
            + " | 120  | hours up to the midnight that is skipped",
        "Pacific/Apia        | 09:00-17:00 | 2011-12-29T00:00:00-10:00 | 2012-01-01T00:00:00+14:00"
            + " | 960  | a date that is skipped has no hours",
        "Pacific/Apia        | 22:00-06:00 | 2011-12-29T12:00:00-10:00 | 2011-12-31T12:00:00+14:00"
            + " | 480  | hours of the date before run on after it",
        "Africa/Casablanca   | 09:00-17:00 | 2026-02-01T00:00:00+01:00 | 2026-04-01T00:00:00+01:00"
            + " | 28320 | where the clock goes back for Ramadan",
        "Asia/Kathmandu      | 10:00-18:00 | 2026-01-01T10:00:00+05:45 | 2026-01-02T10:00:00+05:45"
            + " | 480  | 45 minutes off the hour",
        "UTC                 | 00:00-24:00 | 2026-01-01T00:00:00Z      | 2027-01-01T00:00:00Z     "
            + " | 525600 | the whole day",
        "UTC                 | 18:00-00:00 | 2026-01-01T00:00:00Z      | 2026-01-02T00:00:00Z     "
            + " | 360  | midnight is the next day's",
        "UTC                 | 20:00-19:00 | 2026-01-02T00:00:00Z      | 2026-01-03T00:00:00Z     "
            + " | 1380 | nearly round the clock",
      })
  void countsByTheRulesOfTheDate(
      String zone, String hours, String from, String to, long counted, String why) {
    assertThat(minutes(Calendars.daily(zone, '"' + hours + '"'), from, to))
        .as(why)
        .isEqualTo(counted);
  }

  @Test
  void overlappingHoursUnite() {
    WorkingTime calendar =
        Calendars.daily("UTC", "\"22:00-10:00\", \"09:00-17:00\", \"09:30-12:00\"");

    assertThat(minutes(calendar, "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"))
        .isEqualTo(19 * 60);
  }

  @Test
  void aShiftRunsOnIntoAClosedDate() {
    WorkingTime night =
        Calendars.of(
            "{zone: UTC, week: {SATURDAY: [\"22:00-06:00\"]}, exceptions: {2026-03-08: []}}");

    assertThat(minutes(night, "2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z")).isEqualTo(360);
  }

  @Test
  void aDatesOwnHoursReplaceItsWeekdays() {
    WorkingTime calendar =
        Calendars.of(
            "{zone: UTC, week: {MONDAY: [\"09:00-17:00\"]}, exceptions: {2026-03-02:"
                + " [\"10:00-11:00\"], 2026-03-03: [\"08:00-09:00\"]}}");

    assertThat(minutes(calendar, "2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z")).isEqualTo(120);
  }

  @Test
  void addingNothingMovesNowhere() {
    WorkingTime office = Calendars.of(Calendars.NEW_YORK);
    long sunday = Times.parse("2026-03-08T12:00:00Z");

    assertThat(office.add(sunday, 0)).isEqualTo(sunday);
    assertThat(office.between(sunday, sunday)).isZero();
    assertThat(office.between(sunday, sunday - 1)).isZero();
  }

  @Test
  void countsToTheEndOfTheCalendarAndBack() {
    WorkingTime office = Calendars.of(Calendars.NEW_YORK);
    long from = Times.parse("0001-01-01T00:00:00Z");
    long now = Times.parse("2026-03-02T00:00:00Z");
    long to = Times.parse("9999-12-31T23:59:59.999Z");

    long before = office.between(from, now);
    long after = office.between(now, to);

    assertThat(office.between(from, to)).isEqualTo(before + after);
    assertThat(Duration.ofMillis(after).toHours() / 8)
        .isBetween(7973L * 365 * 5 / 7, 7974L * 366 * 5 / 7);
    assertThat(office.between(from, office.add(from, before + after))).isEqualTo(before + after);
    assertThat(office.add(now, after)).isEqualTo(Times.parse("9999-12-31T22:00:00Z"));
    assertThat(office.add(from, 1)).isEqualTo(office.add(from, 2) - 1);
  }

  @Test
  void farAwayIsWhatFourHundredYearsBeforeIs() {
    WorkingTime berlin = Calendars.daily("Europe/Berlin", "\"01:30-17:00\"");

    assertThat(minutes(berlin, "6403-03-25T00:00:00+01:00", "6403-03-26T00:00:00+02:00"))
        .isEqualTo(minutes(berlin, "2403-03-25T00:00:00+01:00", "2403-03-26T00:00:00+02:00"));
    assertThat(berlin.add(Times.parse("2026-01-01T00:00:00Z"), Duration.ofDays(700_000).toMillis()))
        .isGreaterThan(Times.parse("4900-01-01T00:00:00Z"));
  }

  @Test
  void isSharedByThreads() {
    WorkingTime shared = Calendars.of(Calendars.NEW_YORK);
    List<Long> alone =
        LongStream.range(0, 2_000)
            .map(i -> dueOf(Calendars.of(Calendars.NEW_YORK), i % 20))
            .boxed()
            .toList();

    List<Long> together =
        IntStream.range(0, 2_000).parallel().mapToLong(i -> dueOf(shared, i % 20)).boxed().toList();

    assertThat(together).isEqualTo(alone);
  }

  private static long dueOf(WorkingTime calendar, long decade) {
    return calendar.add(
        Times.parse("1900-01-01T00:00:00Z") + decade * Duration.ofDays(3653).toMillis(),
        Duration.ofDays(100).toMillis());
  }
}
