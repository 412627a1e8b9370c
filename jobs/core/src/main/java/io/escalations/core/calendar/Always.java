package io.escalations.core.calendar;

import java.time.Duration;

/** The plain instant line. */
record Always() implements WorkingTime {
  @Override
  public long between(long from, long to) {
    return Math.max(0, to - from);
  }

  @Override
  public long add(long from, long millis) {
    return from + millis;
  }

  @Override
  public long workingDay() {
    return Duration.ofDays(1).toMillis();
  }
}
