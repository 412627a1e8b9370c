package io.escalations.core.agreement;

/** How a verdict of the help desk stands to the fold's. */
public enum Agreement {
  AGREES,
  /** One side has it MET, the other BREACHED. */
  OUTCOME_DIFFERS,
  /** The outcome is the same, or not given; the deadline is another one, by a minute or more. */
  DUE_DIFFERS,
  /** The fold has the clock RUNNING, PAUSED or CANCELLED. */
  UNDECIDED,
  /** No rule gives the case such a clock. */
  NO_CLOCK,
  /** The history has no event of the case. */
  NO_CASE
}
