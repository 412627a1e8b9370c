package io.escalations.schemas.delivery;

/** What a receiver shows of an alert. */
public enum Stage {
  /** Nothing: it never accepted a message about it. */
  NONE,
  /** It stands, and somebody ought to act. */
  TRIGGERED,
  /** It was true, and there is nothing left to do. */
  RESOLVED,
  /** It was never true. */
  RETRACTED
}
