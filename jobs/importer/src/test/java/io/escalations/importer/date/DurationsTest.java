package io.escalations.importer.date;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.date.Durations.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45 | 2700",
        "0,5 | 30",
        "1h 30m | 5400",
        "1 hr 30 min | 5400",
        "1h30m | 5400",
        "2 days, 3 hours | 183600",
        "1 week | 604800",
        "1 day, 2:30:00 | 95400",
        "1.02:30:00 | 95400",
        "49:30:00 | 178200",
        "00:00:01.5 | 1.5",
        "2:30 | 9000",
        "PT2H30M | 9000",
        "P1DT1H | 90000",
        "90 Minuten | 5400",
        "250 ms | 0.25",
      })
  void areRead(String text, double seconds) {
    assertThat(new Durations(DurationUnit.MINUTES, Clock.HOURS_AND_MINUTES).read(text))
        .hasValue(Math.round(seconds * 1000));
  }

  @ParameterizedTest
  @CsvSource({"-5", "-PT5M", "soon", "5 parsecs", "1h x", "2:3", "1h 30"})
  void areRefused(String text) {
    assertThat(new Durations(DurationUnit.MINUTES, Clock.HOURS_AND_MINUTES).read(text)).isEmpty();
  }

  @Test
  void needAUnitWhereTheTextHasNone() {
    Durations bare = new Durations(null, null);
    assertThat(bare.read("45")).isEmpty();
    assertThat(bare.read("2:30")).isEmpty();
    assertThat(bare.read("2h")).isPresent();
    assertThat(bare.description()).contains("set 'unit'").contains("set 'clock'");
  }

  @Test
  void twoPartsMayBeMinutesAndSeconds() {
    assertThat(new Durations(null, Clock.MINUTES_AND_SECONDS).read("2:30")).hasValue(150_000L);
  }
}
