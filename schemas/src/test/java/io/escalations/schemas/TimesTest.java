package io.escalations.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2016-02-29T01:23:00Z, 2016-02-29T01:23:00.000Z",
    "2016-02-29t01:23:00z, 2016-02-29T01:23:00.000Z",
    "2016-02-29T01:23:00.1Z, 2016-02-29T01:23:00.100Z",
    "2016-02-29T01:23:00.123999999999Z, 2016-02-29T01:23:00.123Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "2016-02-29T01:23:00+02:30, 2016-02-28T22:53:00.000Z",
    "2016-02-29T01:23:00-02:30, 2016-02-29T03:53:00.000Z",
    "2016-02-29T01:23:00-00:00, 2016-02-29T01:23:00.000Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00.000Z",
    "2016-12-31T15:59:60.25-08:00, 2017-01-01T00:00:00.250Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59.000Z",
  })
  void readsWhatRfc3339Allows(String text, String expected) {
    assertThat(Times.format(Times.parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "86399999, 1970-01-01T23:59:59.999Z",
    "253402300800000, +10000-01-01T00:00:00.000Z"
  })
  void writesAnyInstant(long millis, String expected) {
    assertThat(Times.format(millis)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-02-29",
        "2016-02-29T01:23:00",
        "2016-02-29T01:23:00.5",
        "2016-02-29T01:23Z",
        "2016-02-29 01:23:00Z",
        "2016-02-29T01:23:00.Z",
        "2016-02-29T01:23:00,5Z",
        "2016-02-29T01:23:00+0230",
        "2016-02-29T01:23:00+02",
        "2016-02-29T01:23:00+24:00",
        "2016-02-29T01:23:00+02:60",
        "2016-02-29T01:23:00 Z",
        "2016-02-29T01:23:00ZZ",
        "2015-02-29T01:23:00Z",
        "2016-13-01T01:23:00Z",
        "2016-00-01T01:23:00Z",
        "2016-01-00T01:23:00Z",
        "2016-02-29T24:00:00Z",
        "2016-02-29T01:60:00Z",
        "2016-02-29T01:23:60Z",
        "2016-02-29T23:59:61Z",
        "+2016-02-29T01:23:00Z",
        "-016-02-29T01:23:00Z",
        "12016-02-29T01:23:00Z",
        "2016-2-29T01:23:00Z",
        "2016-02-29T1:23:00Z",
        "٢016-02-29T01:23:00Z",
        "2016-02-29T01:23:00Europe/Berlin",
      })
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
