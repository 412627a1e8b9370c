package io.escalations.core.timeline;

/**
 * What a case did from an instant until its next phase.
 *
 * @param from epoch milliseconds UTC
 * @param eventId the event that began it
 */
public record Phase(Kind kind, long from, String eventId) {

  /** What time goes to. */
  public enum Kind {
    /** Open, in no pause. */
    OPEN,
    WAITING_ON_CUSTOMER,
    ON_HOLD,
    /** Resolved or closed. */
    RESOLVED,
    CANCELLED
  }
}
