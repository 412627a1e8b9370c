package io.escalations.schemas.fact;

/** What kind of recurring issue it may be. */
public enum PatternKind {
  /** A case that came back, again and again, to departments it had left. */
  PING_PONG,
  /** A case whose solutions did not hold. */
  REOPEN_LOOP,
  /** A case that was handed up past the tiers in between. */
  TIER_SKIP
}
