package io.escalations.schemas.fact;

/** A breached clock stays BREACHED; it gets {@code stoppedAt} when its stop comes. */
public enum ClockStatus {
  RUNNING,
  PAUSED,
  MET,
  BREACHED,
  CANCELLED
}
