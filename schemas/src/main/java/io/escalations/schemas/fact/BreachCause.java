package io.escalations.schemas.fact;

/** DUE: time ran out. POLICY_CHANGE: the target changed to one already missed. */
public enum BreachCause {
  DUE,
  POLICY_CHANGE
}
