package io.escalations.core.policy;

/**
 * What a stopped resolution clock does when the case is reopened; the rule in force at the stop
 * says.
 */
public enum OnReopen {
  /**
   * Runs on; the time between stop and reopen counts nothing. A breached one stays, and a new cycle
   * starts.
   */
  RESUME,
  /** The next instance starts with the full target. */
  NEW_CYCLE,
  /** Stays as it was, always. */
  FROZEN
}
