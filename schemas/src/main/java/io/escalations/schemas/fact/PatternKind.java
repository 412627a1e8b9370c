package io.escalations.schemas.fact;

/** What kind of recurring issue it may be. */
public enum PatternKind {
  /** A case that came back, again and again, to departments it had left. */
  PING_PONG,
  /** A case whose solutions did not hold. */
  REOPEN_LOOP,
  /** A case that was handed up past the tiers in between. */
  TIER_SKIP,
  /** A customer who comes again and again with the same type of issue. */
  SAME_CUSTOMER,
  /** An open case that nobody owns, or with which nothing happens. */
  STALLED,
  /** Several recent cases whose descriptions say the same thing. */
  SIMILAR_TEXT,
  /**
   * An issue type or product with more cases in an hour than it ever has at that hour of the week.
   */
  BURST
}
