package io.escalations.schemas.event;

/**
 * FUNCTIONAL: to another department; HIERARCHICAL: to a higher tier or priority; AUTOMATIC: by a
 * rule.
 */
public enum EscalationKind {
  FUNCTIONAL,
  HIERARCHICAL,
  AUTOMATIC
}
