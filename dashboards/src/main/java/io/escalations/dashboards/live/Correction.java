package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;

/**
 * A breach that was emitted and then retracted or amended. Times are epoch milliseconds UTC.
 *
 * @param breachedAt where it is now; null when it was retracted
 * @param knownAt event time at which it was emitted
 * @param emittedAt wall time at which it was emitted
 * @param proof the event that proves it
 */
public record Correction(
    ClockKey key,
    String department,
    Priority priority,
    Long breachedAt,
    long knownAt,
    long emittedAt,
    int revision,
    String proof) {
  static Correction of(SlaAlert alert) {
    return new Correction(
        ClockKey.of(alert),
        alert.department(),
        alert.priority(),
        alert.action() == AlertAction.VOIDED ? null : alert.at(),
        alert.knownAt(),
        alert.emittedAt(),
        alert.revision(),
        alert.proofEventId());
  }

  /** Whether the breach never was. */
  public boolean retracted() {
    return breachedAt == null;
  }

  boolean matches(Filter filter) {
    return filter.matches(new Group(BoardList.BREACHES, department, key.clock(), priority));
  }
}
