package io.escalations.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.calendar.HolidaySource;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class JollydayHolidaysTest {
  private final JollydayHolidays holidays = new JollydayHolidays();

  private static HolidaySource country(String code) {
    return new HolidaySource(code, null);
  }

  private static LocalDate[] dates(String... dates) {
    return Arrays.stream(dates).map(LocalDate::parse).toArray(LocalDate[]::new);
  }

  @Test
  void knowsAYearOfTheUnitedStates() {
    assertThat(holidays.of(country("US"), 2026, 2026))
        .containsExactly(
            dates(
                "2026-01-01",
                "2026-01-19",
                "2026-02-16",
                "2026-05-25",
                "2026-06-19",
                "2026-07-03",
                "2026-09-07",
                "2026-11-11",
                "2026-11-26",
                "2026-12-25"));
  }

  @Test
  void observesANewYearsDayInTheYearBefore() {
    assertThat(holidays.of(country("US"), 2021, 2021)).contains(LocalDate.parse("2021-12-31"));
    assertThat(holidays.of(country("US"), 2022, 2022))
        .doesNotContain(LocalDate.parse("2021-12-31"), LocalDate.parse("2022-01-01"));
  }

  @Test
  void knowsThoseOfTheWholeCountryOnly() {
    assertThat(holidays.of(country("DE"), 2016, 2016))
        .containsExactly(
            dates(
                "2016-01-01",
                "2016-03-25",
                "2016-03-28",
                "2016-05-01",
                "2016-05-05",
                "2016-05-16",
                "2016-10-03",
                "2016-12-25",
                "2016-12-26"));
  }

  @Test
  void knowsThoseOfARegionAndOfARegionOfIt() {
    LocalDate easterMonday = LocalDate.parse("2026-04-06");
    assertThat(holidays.of(country("GB"), 2026, 2026)).doesNotContain(easterMonday);
    assertThat(holidays.of(new HolidaySource("GB", "eng"), 2026, 2026)).contains(easterMonday);
    assertThat(holidays.named(new HolidaySource("GB", "eng"), 2026, 2026))
        .containsEntry(easterMonday, "Easter Monday");

    LocalDate augsburg = LocalDate.parse("2026-08-08");
    assertThat(holidays.of(new HolidaySource("DE", "by"), 2026, 2026)).doesNotContain(augsburg);
    assertThat(holidays.of(new HolidaySource("DE", "by/ag"), 2026, 2026)).contains(augsburg);
    assertThat(holidays.regions("DE"))
        .containsEntry("by", "Bavaria")
        .containsEntry("by/ag", "Augsburg");
    assertThat(holidays.regions("JP")).isEmpty();
  }

  @Test
  void resolvesEveryCountryItKnows() {
    SortedSet<String> countries = holidays.countries();
    List<String> without =
        countries.stream()
            .filter(
                country ->
                    holidays
                        .of(country(country), PolicyText.FIRST_YEAR, PolicyText.LAST_YEAR)
                        .isEmpty())
            .toList();

    assertThat(countries).hasSizeGreaterThan(100).allMatch(country -> country.length() == 2);
    assertThat(without)
        .as("nobody lives there to keep any")
        .isSubsetOf("AQ", "BV", "HM", "IO", "TF", "UM");
  }

  @Test
  void whatIsPublishedNeedsItNoMore() {
    String written =
        """
        version: "v1"
        effective_from: 2016-01-01T00:00:00Z
        calendars:
          office: {zone: America/New_York, week: {THURSDAY: ["09:00-17:00"]}, holidays: {country: US}}
        rules:
          - {clock: resolution, target: 8h, calendar: office}
        """;

    String published = PolicyText.resolve("v1.yaml", written, holidays);

    assertThat(PolicyParser.parse("v1.yaml", published).version()).isEqualTo("v1");
    assertThat(published.length()).isLessThan(64 * 1024);
  }
}
