package io.escalations.core.sla;

import io.escalations.core.policy.ClockDefinition.Start;
import io.escalations.schemas.event.EventType;

/** What the clocks that do not start at each of their start events must know of a case. */
final class StartConditions {
  private boolean opened;
  private boolean answered;
  private boolean spokeSinceTheEnd;
  private boolean solved;

  /**
   * @param oneRuns whether an instance of the clock runs; @param escalated whether an escalation is
   *     open or opens
   */
  boolean hold(Start start, ClockInput moment, boolean oneRuns, boolean escalated) {
    return switch (start) {
      case ALWAYS -> !oneRuns;
      case IF_CUSTOMER_WAITS -> !oneRuns && customerWaits(moment);
      case IF_ESCALATED -> !oneRuns && escalated;
      case IF_FIRST_SOLUTION -> !solved;
    };
  }

  /** On an open case that was answered once; what was said after its end counts from the reopen. */
  private boolean customerWaits(ClockInput moment) {
    return moment.type() == EventType.REOPENED ? spokeSinceTheEnd : answered && moment.open();
  }

  /** Remembers the event, after the clocks it starts have been started. */
  void remember(ClockInput moment) {
    switch (moment.type()) {
      case CASE_OPENED -> {
        opened = true;
        solved = false;
      }
      case REOPENED -> {
        spokeSinceTheEnd = false;
        solved = false;
      }
      case CUSTOMER_REPLIED -> spokeSinceTheEnd = answered && !moment.open();
      case AGENT_REPLIED -> {
        answered = opened;
        spokeSinceTheEnd = false;
      }
      case RESOLVED -> {
        answered = opened;
        solved = true;
      }
      case CLOSED -> answered = opened;
      case RESUMED,
          CASE_UPDATED,
          RESOLUTION_FAILED,
          COMPENSATED,
          ESCALATED,
          DEESCALATED,
          ASSIGNED,
          WAITING_ON_CUSTOMER,
          ON_HOLD,
          CONFIRMED,
          SATISFACTION_RATED,
          CANCELLED,
          HEARTBEAT -> {}
    }
  }
}
