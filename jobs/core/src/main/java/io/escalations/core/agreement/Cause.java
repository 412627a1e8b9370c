package io.escalations.core.agreement;

/** Why the help desk may have come to another verdict. */
public enum Cause {
  /** One side counts time in which the case waited, the other does not. */
  PAUSE,
  /** Its working hours are others. */
  CALENDAR,
  /** It takes another event for the stop. */
  STOP,
  /** It judges by another version of the policy. */
  VERSION,
  /** None of these gives its verdict. */
  UNKNOWN
}
