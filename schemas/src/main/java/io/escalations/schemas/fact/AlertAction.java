package io.escalations.schemas.fact;

/** What an alert says: it holds, it never held, it holds with another due or breach instant. */
public enum AlertAction {
  RAISED,
  VOIDED,
  AMENDED
}
