package io.escalations.schemas.event;

import io.escalations.schemas.Times;

/** The times that can be stored: those of ClickHouse's {@code DateTime64}. */
final class TimeRange {
  private static final long FIRST = Times.parse("1900-01-01T00:00:00Z");
  private static final long LAST = Times.parse("2299-12-31T23:59:59.999Z");

  private TimeRange() {}

  static boolean contains(long epochMillis) {
    return epochMillis >= FIRST && epochMillis <= LAST;
  }

  static String refusal(String field, long epochMillis) {
    return field
        + ": found "
        + Times.format(epochMillis)
        + ", expected a time in the years 1900 to 2299";
  }
}
