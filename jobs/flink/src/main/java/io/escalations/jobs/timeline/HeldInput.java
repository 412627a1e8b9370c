package io.escalations.jobs.timeline;

import io.escalations.jobs.events.CaseArrival;

/**
 * What came for a retired case. It stands in state until the case's events are read back, so that
 * no kill loses it.
 *
 * @param arrival an event; null if a policy was published that may change the case
 */
public record HeldInput(CaseArrival arrival) {
  static final HeldInput POLICY = new HeldInput(null);

  boolean isPolicy() {
    return arrival == null;
  }
}
