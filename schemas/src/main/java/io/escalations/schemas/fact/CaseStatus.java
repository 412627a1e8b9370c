package io.escalations.schemas.fact;

/** WAITING covers both pauses: on the customer and on a third party. */
public enum CaseStatus {
  OPEN,
  WAITING,
  RESOLVED,
  CLOSED,
  CANCELLED
}
