package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;

/**
 * An alert that the message of a group speaks of.
 *
 * @param before what the receiver has accepted of it so far
 */
public record GroupMember(KnownAlert alert, Desired desired, Delivery before) {
  public boolean stands() {
    return desired.stage() == Stage.TRIGGERED;
  }

  /** Whether the message counts it: nobody hears of what was over before it was sent. */
  boolean counts() {
    return before.stage() != Stage.NONE || stands();
  }

  /** Whether the receiver shows something else. */
  boolean isChanged() {
    return desired.stage() != before.stage() || (stands() && alert.revision() > before.revision());
  }

  /** Whether the receiver has refused for good to show exactly this. */
  boolean isRefused() {
    return before.refuses(desired.stage(), alert.revision());
  }

  Delivery refusing() {
    return before.refusing(desired.stage(), alert.revision());
  }

  Delivery accepted(long now) {
    return before.accepted(desired.stage(), alert.revision(), now, null);
  }
}
