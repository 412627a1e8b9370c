package io.escalations.delivery.plan;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.delivery.receivers.Route;
import java.util.Map;

/**
 * When people may be called, by the business calendars of the policy. A calendar that the policy
 * does not have is always open: a mistake must not silence an alert.
 */
record OpenHours(Map<String, WorkingTime> calendars) {
  boolean isOpen(Route route, long instant) {
    return of(route).between(instant, instant + 1) > 0;
  }

  /** The first instant, not before the given one, at which people may be called. */
  long opening(Route route, long instant) {
    return of(route).add(instant, 1) - 1;
  }

  private WorkingTime of(Route route) {
    return route.calendar() == null
        ? WorkingTime.ALWAYS
        : calendars.getOrDefault(route.calendar(), WorkingTime.ALWAYS);
  }
}
