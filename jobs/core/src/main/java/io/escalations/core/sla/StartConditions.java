package io.escalations.core.sla;

import io.escalations.core.copy.Copyable;
import io.escalations.core.policy.ClockDefinition.Start;
import io.escalations.schemas.event.EventType;

/** What the clocks that do not start at each of their start events must know of a case. */
final class StartConditions extends Copyable<StartConditions> {
  private boolean opened;
  private boolean answered;
  private boolean repliedSinceStop;
  private boolean resolved;

  @Override
  public StartConditions copy() {
    return shallowCopy();
  }

  /**
   * @param running whether an instance of the clock runs
   * @param escalated whether an escalation is open or opens
   */
  boolean hold(Start start, ClockInput input, boolean running, boolean escalated) {
    return switch (start) {
      case ALWAYS -> !running;
      case IF_CUSTOMER_WAITS -> !running && customerWaits(input);
      case IF_ESCALATED -> !running && escalated;
      case IF_FIRST_SOLUTION -> !resolved;
    };
  }

  /** On an open case that was answered once; a reply after its stop counts from the reopen. */
  private boolean customerWaits(ClockInput input) {
    return input.type() == EventType.REOPENED ? repliedSinceStop : answered && input.open();
  }

  /** Remembers the event, after the clocks it starts have been started. */
  void remember(ClockInput input) {
    switch (input.type()) {
      case CASE_OPENED -> {
        opened = true;
        resolved = false;
      }
      case REOPENED -> {
        repliedSinceStop = false;
        resolved = false;
      }
      case CUSTOMER_REPLIED -> repliedSinceStop = answered && !input.open();
      case AGENT_REPLIED -> {
        answered = opened;
        repliedSinceStop = false;
      }
      case RESOLVED -> {
        answered = opened;
        resolved = true;
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
          RESTORED,
          HEARTBEAT -> {}
    }
  }
}
