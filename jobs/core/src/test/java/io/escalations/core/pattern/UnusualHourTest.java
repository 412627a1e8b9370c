package io.escalations.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escalations.schemas.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnusualHourTest {
  private static final BurstRule RULE = new BurstRule(8, 5, 12, 24);
  private static final long WEEK = 2_400;

  private static WeekOfCases week(long number, int casesAtTen) {
    return WeekOfCases.EMPTY.plus(WeekOfCases.hour(WeekOfCases.instant(number, 10)), casesAtTen);
  }

  private static List<UnusualHour> unusual(int now, int... before) {
    List<WeekOfCases> weeks = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      weeks.add(week(WEEK - before.length + i, before[i]));
    }
    return UnusualHour.of(WEEK, week(WEEK, now), weeks, RULE);
  }

  @Test
  void theHoursOfAWeekAreThoseOfTheCalendar() {
    long monday = Times.parse("2026-03-09T00:00:00Z");
    assertThat(WeekOfCases.hour(monday)).isZero();
    assertThat(WeekOfCases.hour(monday - 1)).isEqualTo(167);
    assertThat(WeekOfCases.week(monday - 1)).isEqualTo(WeekOfCases.week(monday) - 1);
    assertThat(WeekOfCases.instant(WeekOfCases.week(monday), 34))
        .isEqualTo(monday + 34 * WeekOfCases.HOUR);
  }

  @Test
  void manyMoreThanUsualAreUnusualAndTheUsualAreNot() {
    assertThat(unusual(12, 1, 1, 1, 1, 1, 1, 1, 1))
        .extracting(UnusualHour::cases)
        .containsExactly(12);
    assertThat(unusual(12, 11, 9, 10, 12, 10, 11, 10, 9)).isEmpty();
  }

  @Test
  void theChanceIsThatOfTheNegativeBinomial() {
    // Eight cases in eight weeks: the sum over k >= 12 of C(k + 7.5, k) (8/9)^8.5 (1/9)^k
    double expected = 0;
    for (int k = 12; k < 200; k++) {
      double term = Math.pow(8.0 / 9, 8.5);
      for (int i = 1; i <= k; i++) {
        term *= (8.5 + i - 1) / i / 9;
      }
      expected += term;
    }
    UnusualHour hour = unusual(12, 1, 1, 1, 1, 1, 1, 1, 1).get(0);
    assertThat(hour.chance()).isCloseTo(expected, within(expected * 1e-9));
    assertThat(hour.usual()).isEqualTo(8.5 / 8);
  }

  @Test
  void whereCountsScatterMoreMustCome() {
    assertThat(unusual(12, 0, 0, 0, 1, 0, 0, 6, 1)).as("the mean is the same").isEmpty();
  }

  @Test
  void fewAreNeverWorthALook() {
    assertThat(unusual(4, 0, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
  }

  @Test
  void ofManySeriesOnlyWhatIsTooUnlikelyForSoManyIsTold() {
    Map<String, Double> chances = new HashMap<>(Map.of("a", 0.0001, "b", 0.0019, "c", 0.004));
    assertThat(ManySeries.unusual(chances, 3, 0.001)).containsExactly("a");
    assertThat(ManySeries.unusual(chances, 3, 0.003))
        .as("each helps the next")
        .containsExactlyInAnyOrder("a", "b");
    assertThat(ManySeries.unusual(chances, 100, 0.003)).isEmpty();
  }
}
