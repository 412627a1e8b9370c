package io.escalations.delivery.send;

import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Receiver;
import java.util.List;

/** Talks to receivers, and returns when they have answered. Thread-safe. */
public interface Sender {
  Answer send(PlannedMessage message) throws InterruptedException;

  /** Repeats everything that stands, to one that forgets what nobody repeats. */
  Answer refresh(Receiver receiver, List<PlannedMessage> standing) throws InterruptedException;

  /**
   * Says that the pipeline lives.
   *
   * @param everyMillis until it says so again
   */
  Answer heartbeat(Receiver receiver, long everyMillis) throws InterruptedException;
}
