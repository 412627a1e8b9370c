package io.escalations.schemas.event;

/** What happened to a case. The rank orders events of one case at one instant with one sequence. */
public enum EventType {
  CASE_OPENED(1),
  REOPENED(2),
  CUSTOMER_REPLIED(3),
  RESUMED(3),
  CASE_UPDATED(4),
  RESOLUTION_FAILED(4),
  COMPENSATED(4),
  ESCALATED(5),
  DEESCALATED(5),
  ASSIGNED(6),
  AGENT_REPLIED(7),
  WAITING_ON_CUSTOMER(8),
  ON_HOLD(8),
  RESOLVED(9),
  CLOSED(10),
  CONFIRMED(11),
  SATISFACTION_RATED(11),
  CANCELLED(12),
  /** The case was cancelled by mistake: every CANCELLED before it counts for nothing. */
  RESTORED(13),
  /** Control: advances event time on its partition; about no case. */
  HEARTBEAT(0);

  private final int rank;

  EventType(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }
}
