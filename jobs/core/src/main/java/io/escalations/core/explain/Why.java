package io.escalations.core.explain;

import io.escalations.core.explain.Explanation.Happening;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;

/** Why a clock is in its state, in one sentence. */
final class Why {
  private Why() {}

  static String noRule() {
    return "no rule of the policy in force matches, so nothing is asked of it";
  }

  /**
   * @param stoppedBy null while it runs, or if it lost its last rule
   */
  static String of(SlaClockRow row, Happening stoppedBy, Happening pausedBy, Duration margin) {
    return switch (row.status()) {
      case RUNNING ->
          "due at "
              + Times.format(row.dueAt())
              + ", "
              + Lengths.text(margin)
              + " of counted time from now";
      case PAUSED -> "paused by " + text(pausedBy) + ", with " + Lengths.text(margin) + " left";
      case MET ->
          "stopped by "
              + text(stoppedBy)
              + (margin.isZero() ? ", at due" : ", " + Lengths.text(margin) + " before due");
      case CANCELLED ->
          stoppedBy == null
              ? "cancelled at " + Times.format(row.stoppedAt()) + ": no rule matches any more"
              : "cancelled by " + text(stoppedBy);
      case BREACHED ->
          breached(row)
              + (stoppedBy == null ? "; not stopped yet" : "; ended by " + text(stoppedBy))
              + ", "
              + Lengths.text(margin.negated())
              + " late";
    };
  }

  private static String breached(SlaClockRow row) {
    return row.cause() == BreachCause.POLICY_CHANGE
        ? "its target changed at "
            + Times.format(row.breachedAt())
            + " to one that had been missed at "
            + Times.format(row.dueAt())
        : "its target was reached at " + Times.format(row.breachedAt()) + " without a stop";
  }

  private static String text(Happening happening) {
    return happening.type()
        + " at "
        + Times.format(happening.at().toEpochMilli())
        + " ("
        + happening.eventId()
        + ")";
  }
}
