package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;

/**
 * A part of a clock's run in which nothing changed: {@code [from, to)}, paused or not, counted by
 * one calendar.
 *
 * @param workingTime null while no rule gives the clock a calendar
 * @param counted milliseconds; 0 while it is paused or has no calendar
 */
public record ClockSegment(
    long from, long to, boolean paused, WorkingTime workingTime, long counted) {

  static ClockSegment of(long from, long to, boolean paused, WorkingTime workingTime) {
    return new ClockSegment(
        from,
        to,
        paused,
        workingTime,
        paused || workingTime == null ? 0 : workingTime.between(from, to));
  }

  ClockSegment countedBy(WorkingTime other) {
    return of(from, to, paused, other);
  }
}
