package io.escalations.core.policy;

/** What a running clock does when another rule becomes its first match; the rule in force says. */
public enum OnChange {
  /** Counted time so far stands against the new target. */
  CARRY,
  /** The new target runs in full from the change. */
  RESET,
  /** Nothing changes. */
  KEEP
}
