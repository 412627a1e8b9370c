package io.escalations.core.calendar;

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
}
