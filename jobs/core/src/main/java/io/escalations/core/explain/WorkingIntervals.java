package io.escalations.core.explain;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.explain.Explanation.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The intervals in which a calendar counts. They come from the calendar that counted, not from its
 * definition.
 */
final class WorkingIntervals {
  private WorkingIntervals() {}

  static List<Interval> between(WorkingTime calendar, long from, long to) {
    List<Interval> intervals = new ArrayList<>();
    long at = from;
    while (calendar.between(at, to) > 0) {
      long begin = calendar.add(at, 1) - 1;
      at = end(calendar, begin, to);
      intervals.add(new Interval(Instant.ofEpochMilli(begin), Instant.ofEpochMilli(at)));
    }
    return intervals;
  }

  /** The last instant up to which every millisecond counts. */
  private static long end(WorkingTime calendar, long begin, long limit) {
    long known = begin;
    long tried = limit;
    while (known < tried) {
      long middle = tried - (tried - known) / 2;
      if (calendar.between(begin, middle) == middle - begin) {
        known = middle;
      } else {
        tried = middle - 1;
      }
    }
    return known;
  }
}
