package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;

/**
 * A stretch of a clock's run in which nothing changed: {@code [from, to)}, paused or not, counted by one calendar.
 *
 * @param workingTime null while no rule gave the clock a calendar; the rule that attaches later counts it with its own
 */
record Stretch(long from, long to, boolean paused, WorkingTime workingTime) {

  long counted(WorkingTime attached) {
    return paused ? 0 : calendar(attached).between(from, to);
  }

  long countedAfter(long instant, WorkingTime attached) {
    return paused ? 0 : calendar(attached).between(Math.max(from, instant), to);
  }

  WorkingTime calendar(WorkingTime attached) {
    return workingTime == null ? attached : workingTime;
  }
}
