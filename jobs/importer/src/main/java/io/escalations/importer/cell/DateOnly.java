package io.escalations.importer.cell;

import io.escalations.importer.date.Moment;

/** What a date without a time of day means. */
public enum DateOnly {
  /** The mapping does not say: the first instant of the day, and stops are warned of. */
  UNSPECIFIED,
  /** The first instant of the day. */
  START_OF_DAY,
  /** The last millisecond of the day. */
  END_OF_DAY;

  private static final long MILLISECOND = 1_000_000;

  Moment meant(Moment day) {
    return this == END_OF_DAY
        ? new Moment(day.local().plusDays(1).minusNanos(MILLISECOND), day.offset(), day.dateOnly())
        : day;
  }
}
