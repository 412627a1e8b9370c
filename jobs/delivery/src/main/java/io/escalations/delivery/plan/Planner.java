package io.escalations.delivery.plan;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.delivery.receivers.Receivers;
import java.util.Map;

/**
 * Decides what is to be sent now. Immutable; there is a new one when the receivers or the calendars
 * change.
 */
public final class Planner {
  private final Receivers receivers;
  private final OpenHours hours;

  /**
   * @param calendars of the policy in force, by name
   */
  public Planner(Receivers receivers, Map<String, WorkingTime> calendars) {
    this.receivers = receivers;
    this.hours = new OpenHours(Map.copyOf(calendars));
  }

  /**
   * @param now epoch milliseconds UTC
   */
  public Plan plan(Knowledge knowledge, Deliveries deliveries, Pace pace, long now) {
    return new Planning(receivers, hours, knowledge, deliveries, pace, now).plan();
  }
}
