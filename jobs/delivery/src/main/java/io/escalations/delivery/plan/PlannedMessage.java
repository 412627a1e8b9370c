package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;

/** A message that is to be sent now. */
public sealed interface PlannedMessage permits AlertMessage, GroupMessage, NoticeMessage {
  Receiver receiver();

  MessageKind kind();

  /** Under which the receiver keeps what it shows; the same for all messages about one thing. */
  String key();

  /**
   * Identity of the message: the same when it is sent again because nobody knows whether it
   * arrived, another when it says anything else. Letters, digits and {@code _}.
   */
  String id();

  /** How the receiver calls what it shows; null if that is not known or needed. */
  String reference();

  /** When what it is about began, epoch milliseconds UTC. */
  long startedAt();

  /** When what it says became known, epoch milliseconds UTC; the same in every attempt. */
  long changedAt();

  /** Whether the receiver has refused exactly this for good. */
  boolean isRefused();

  /**
   * @param now when the receiver accepted it, epoch milliseconds UTC
   * @param reference how the receiver calls the message; null if it does not say or need to
   */
  Outcome accepted(long now, String reference);

  /** The receiver has refused it for good. */
  Outcome refused();
}
