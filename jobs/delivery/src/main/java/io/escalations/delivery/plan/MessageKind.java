package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.Stage;

/** What a message makes of what the receiver shows. */
public enum MessageKind {
  /** Somebody ought to act. */
  TRIGGER(Stage.TRIGGERED),
  /** The same holds with other values. */
  UPDATE(Stage.TRIGGERED),
  /** Nobody has answered yet. */
  REMIND(Stage.TRIGGERED),
  /** Somebody looks after it. */
  ACKNOWLEDGE(Stage.TRIGGERED),
  /** There is nothing left to do. */
  RESOLVE(Stage.RESOLVED),
  /** It was never true. */
  RETRACT(Stage.RETRACTED);

  private final Stage shown;

  MessageKind(Stage shown) {
    this.shown = shown;
  }

  /** What the receiver shows once it has accepted the message. */
  public Stage shown() {
    return shown;
  }
}
