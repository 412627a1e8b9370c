package io.escalations.core.timeline;

import io.escalations.core.calendar.WorkingTime;
import java.util.List;

/**
 * Where the age of a case went: its parts sum to {@code to - from}, to the millisecond.
 *
 * @param from CASE_OPENED, epoch milliseconds UTC
 * @param to the last stop, or event time while the case is open
 * @param waitingMillis for the customer
 * @param onHoldMillis for a third party
 * @param resolvedMillis between a stop and the reopen, or a cancellation, that followed
 * @param workingMillis the rest, in working hours
 * @param offHoursMillis the rest, outside of them
 * @param calendar name in the policy of the first {@code resolution} clock, whose hours are meant;
 *     null: every hour works
 */
public record CaseBalance(
    long from,
    long to,
    long waitingMillis,
    long onHoldMillis,
    long resolvedMillis,
    long workingMillis,
    long offHoursMillis,
    String calendar) {

  static CaseBalance of(
      List<Phase> phases, long from, long to, String calendar, WorkingTime workingTime) {
    long[] wall = new long[Phase.Kind.values().length];
    long working = 0;
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      long begin = Math.max(from, phase.from());
      long end = i + 1 < phases.size() ? Math.min(to, phases.get(i + 1).from()) : to;
      if (begin < end) {
        wall[phase.kind().ordinal()] += end - begin;
        working += phase.kind() == Phase.Kind.OPEN ? workingTime.between(begin, end) : 0;
      }
    }
    return new CaseBalance(
        from,
        to,
        wall[Phase.Kind.WAITING_ON_CUSTOMER.ordinal()],
        wall[Phase.Kind.ON_HOLD.ordinal()],
        wall[Phase.Kind.RESOLVED.ordinal()],
        working,
        wall[Phase.Kind.OPEN.ordinal()] - working,
        calendar);
  }

  /** How old the case became, or is. */
  public long ageMillis() {
    return to - from;
  }
}
