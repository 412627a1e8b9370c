package io.escalations.core.sla;

import io.escalations.core.policy.TargetRule;

/**
 * A clock instance got a target, another one, or lost it.
 *
 * @param at epoch milliseconds UTC
 * @param rule null: no rule of the version matches
 * @param targetMillis counted time allowed; 0 without a rule
 * @param deadline set where the target is the deadline promised to the case
 */
public record TargetChange(
    long at,
    Reason reason,
    String policyVersion,
    TargetRule rule,
    long targetMillis,
    Long deadline) {

  /** Why it changed. */
  public enum Reason {
    /** The clock started. */
    START,
    /** A rule matched after the start, for the first time or again. */
    LATE_RULE,
    /** Another rule matches, or another deadline was promised. */
    OTHER_RULE,
    /** No rule matches any more. */
    NO_RULE,
    /** A version came into force that running clocks move to. */
    MIGRATION
  }
}
