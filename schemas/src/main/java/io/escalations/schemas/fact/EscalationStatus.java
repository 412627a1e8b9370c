package io.escalations.schemas.fact;

/** RESOLVED also when the case was closed. */
public enum EscalationStatus {
  OPEN,
  HANDED_ON,
  RESOLVED,
  DEESCALATED,
  CANCELLED
}
