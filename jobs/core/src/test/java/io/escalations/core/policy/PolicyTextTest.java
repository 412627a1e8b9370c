package io.escalations.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.calendar.HolidaySource;
import io.escalations.core.calendar.PublicHolidays;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.schemas.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  private static final String WRITTEN =
      """
      version: "v1"
      effective_from: 2016-01-01T00:00:00Z
      calendars:
        office: {zone: UTC, week: {MONDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}, holidays: {country: NO}}
      rules:
        - {clock: resolution, target: 8h, calendar: office}
      """;

  /** Norway celebrates each year on one date and the day after. */
  private static PublicHolidays every(int month, int day) {
    return new PublicHolidays() {
      @Override
      public SortedSet<String> countries() {
        return new TreeSet<>(List.of("NO"));
      }

      @Override
      public SortedMap<String, String> regions(String country) {
        return new TreeMap<>(Map.of("oslo", "Oslo"));
      }

      @Override
      public SortedSet<LocalDate> of(HolidaySource source, int firstYear, int lastYear) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (int year = firstYear; year <= lastYear; year++) {
          if (source.region() != null) {
            dates.add(LocalDate.of(year, month, day).plusDays(2));
          }
          dates.add(LocalDate.of(year, month, day));
          dates.add(LocalDate.of(year, month, day).plusDays(1));
        }
        return dates;
      }
    };
  }

  private static boolean opens(String text, String date) {
    WorkingTime calendar =
        PolicyParser.parse("v1.yaml", text).rulesByClock().get("resolution").get(0).workingTime();
    return calendar.between(Times.parse(date + "T00:00:00Z"), Times.parse(date + "T23:59:00Z")) > 0;
  }

  @Test
  void keepsTheDatesItWasPublishedWith() {
    String published = PolicyText.resolve("v1.yaml", WRITTEN, every(5, 16));

    assertThat(published).startsWith(WRITTEN);
    assertThat(opens(published, "2024-05-17")).isFalse();
    assertThat(opens(published, "2024-05-10")).isTrue();
    assertThat(opens(published, "2099-05-15")).isTrue();
    assertThat(PolicyText.resolve("v1.yaml", published, every(5, 9))).isEqualTo(published);
  }

  @Test
  void resolvesFromTheFirstYearToTheLast() {
    String published = PolicyText.resolve("v1.yaml", WRITTEN, every(5, 15));

    assertThat(opens(published, "1970-05-15")).isFalse();
    assertThat(opens(published, "2099-05-15")).isFalse();
    assertThat(opens(published, "1969-05-16")).isTrue();
    assertThat(opens(published, "2100-05-17")).isTrue();
  }

  @Test
  void withoutACountryIsAsItWasWritten() {
    String plain = WRITTEN.replace(", holidays: {country: NO}", "");

    assertThat(PolicyText.resolve("v1.yaml", plain, every(5, 17))).isEqualTo(plain);
  }

  @Test
  void addsToATextOfAnyForm() {
    String flow =
        "{version: v1, effective_from: 2016-01-01T00:00:00Z, calendars: {office: {zone: UTC, week:"
            + " {MONDAY: ['09:00-17:00']}, holidays: {country: NO}}}, rules: [{clock: resolution,"
            + " target: 8h, calendar: office}]}";

    assertThat(opens(PolicyText.resolve("v1.yaml", flow, every(5, 16)), "2022-05-16")).isFalse();
  }

  @Test
  void knowsItsFileWhateverDatesStandBehindIt() {
    String published = PolicyText.resolve("v1.yaml", WRITTEN, every(5, 16));

    assertThat(PolicyText.sameFile(published, WRITTEN)).isTrue();
    assertThat(PolicyText.sameFile(published, PolicyText.resolve("v1.yaml", WRITTEN, every(5, 9))))
        .isTrue();
    assertThat(PolicyText.sameFile(published, WRITTEN.replace("8h", "9h"))).isFalse();
  }

  @Test
  void refusesACountryThatIsNotKnown() {
    String unknown = PolicyText.resolve("v1.yaml", WRITTEN.replace("NO", "XX"), every(5, 17));

    assertThatThrownBy(() -> PolicyParser.parse("v1.yaml", unknown))
        .hasMessageStartingWith(
            "v1.yaml:4: calendars.office.holidays.country: no public holidays are known for 'XX'");
  }

  @Test
  void keepsTheDatesOfARegionWithThoseOfTheCountry() {
    String both =
        WRITTEN
            .replace(
                "  office:",
                "  oslo: {zone: UTC, week: {MONDAY: ['09:00-17:00'], WEDNESDAY: ['09:00-17:00']},"
                    + " holidays: {country: NO, region: oslo}}\n"
                    + "  office:")
            .replace("rules:", "rules:\n  - {clock: first_response, target: 8h, calendar: oslo}");

    String published = PolicyText.resolve("v1.yaml", both, every(5, 16));

    assertThat(published).contains("\"NO\": [", "\"NO/oslo\": [");
    WorkingTime oslo = PolicyParser.parse("v1.yaml", published).calendars().get("oslo");
    assertThat(
            oslo.between(Times.parse("2022-05-16T00:00:00Z"), Times.parse("2022-05-19T00:00:00Z")))
        .isZero();
    assertThat(opens(published, "2020-05-18")).isTrue();
  }

  @Test
  void refusesARegionThatIsNotKnown() {
    String unknown =
        PolicyText.resolve(
            "v1.yaml", WRITTEN.replace("country: NO", "country: NO, region: by"), every(5, 17));

    assertThatThrownBy(() -> PolicyParser.parse("v1.yaml", unknown))
        .hasMessageStartingWith(
            "v1.yaml:4: calendars.office.holidays.region: no public holidays are known for 'NO/by';"
                + " ./escalations policy holidays lists the countries and their regions");
  }

  @Test
  void refusesATextWhoseHolidaysWereNeverResolved() {
    assertThatThrownBy(() -> PolicyParser.parse("v1.yaml", WRITTEN))
        .hasMessageContaining("whose dates it adds to what it publishes or keeps");
  }

  @Test
  void refusesAnotherSecondDocument() {
    assertThatThrownBy(() -> PolicyParser.parse("v1.yaml", WRITTEN + "---\nversion: v2\n"))
        .hasMessageStartingWith("v1.yaml:8: version: unknown key");
  }
}
