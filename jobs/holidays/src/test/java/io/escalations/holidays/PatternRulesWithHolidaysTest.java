package io.escalations.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.pattern.PatternRules;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import org.junit.jupiter.api.Test;

/** The calendar by which a case stands still, with the holidays of a country. */
class PatternRulesWithHolidaysTest {
  private static final String WRITTEN =
      """
      ping_pong: {returns: 2}
      stalled:
        unowned_hours: 8
        silent_hours: 24
        calendar: {zone: UTC, week: {THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}, holidays: {country: US}}
      """;

  @Test
  void holidaysOfACountryAreNoWorkingTime() {
    WorkingTime calendar =
        PatternRules.parse(
                "own.yaml", PatternRules.resolve("own.yaml", WRITTEN, new JollydayHolidays()))
            .stalled()
            .orElseThrow()
            .calendar();

    // Thanksgiving of 2026 is a Thursday; the Friday after it is an ordinary one
    assertThat(
            calendar.between(
                Times.parse("2026-11-26T00:00:00Z"), Times.parse("2026-11-27T00:00:00Z")))
        .isZero();
    assertThat(
            calendar.between(
                Times.parse("2026-11-27T00:00:00Z"), Times.parse("2026-11-28T00:00:00Z")))
        .isPositive();
  }

  @Test
  void rulesWithoutACountryStayAsTheyAre() {
    for (String text :
        new String[] {
          "ping_pong: {returns: 2}\n", WRITTEN.replace(", holidays: {country: US}", "")
        }) {
      assertThat(PatternRules.resolve("own.yaml", text, new JollydayHolidays())).isEqualTo(text);
    }
  }

  @Test
  void anUnknownCountryIsRefused() {
    String text =
        PatternRules.resolve("own.yaml", WRITTEN.replace("US", "XX"), new JollydayHolidays());

    assertThatThrownBy(() -> PatternRules.parse("own.yaml", text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no public holidays are known for 'XX'");
  }
}
