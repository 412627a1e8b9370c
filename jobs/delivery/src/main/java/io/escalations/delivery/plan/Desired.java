package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.Stage;

/**
 * What every receiver that knows of an alert ought to show, and why.
 *
 * @param end of the clock; null while it runs
 */
public record Desired(Stage stage, Reason reason, ClockEnd end) {
  /** Why a receiver ought to show a stage. */
  public enum Reason {
    /** The alert stands and its clock runs. */
    STANDS,
    /** An event, or a policy version, has disproved the alert. */
    DISPROVED,
    /** The breach of the same clock instance says more. */
    BREACHED,
    /** There is nothing left to do. */
    CLOCK_STOPPED
  }

  static final Desired TRIGGERED = new Desired(Stage.TRIGGERED, Reason.STANDS, null);
  static final Desired RETRACTED = new Desired(Stage.RETRACTED, Reason.DISPROVED, null);
  static final Desired SILENCED = new Desired(Stage.RESOLVED, Reason.BREACHED, null);

  static Desired stopped(ClockEnd end) {
    return new Desired(Stage.RESOLVED, Reason.CLOCK_STOPPED, end);
  }
}
