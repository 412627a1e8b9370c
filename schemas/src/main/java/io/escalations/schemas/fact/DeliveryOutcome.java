package io.escalations.schemas.fact;

/** What became of an attempt to bring a message to a receiver. */
public enum DeliveryOutcome {
  /** The receiver has it. */
  ACCEPTED,
  /** It is tried again. */
  BUSY,
  /** The receiver takes nothing from us until somebody changes something; it is tried again. */
  UNWELCOME,
  /** The receiver never takes this message: a dead letter. */
  REFUSED
}
