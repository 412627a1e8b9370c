package io.escalations.schemas.delivery;

/**
 * Many alerts alike, which a receiver gets as one message that counts on. Which alerts they are,
 * their {@link Delivery} says.
 *
 * @param id the receiver's key for it, 64 hexadecimal digits as an alert's
 * @param labels what they have in common
 * @param stage TRIGGERED while one of them stands
 * @param messages accepted so far
 * @param openedAt when it was decided upon
 * @param joinedAt when an alert last joined; nobody joins after a group interval without one
 * @param lastAt when the last message was accepted; 0 if none was
 * @param refusedMessage number of the message that the receiver refused for good; 0 if none
 * @param reference how the receiver calls the message, where that is needed to change it; else null
 */
public record AlertGroup(
    String receiver,
    String id,
    GroupLabels labels,
    Stage stage,
    int messages,
    long openedAt,
    long joinedAt,
    long lastAt,
    int refusedMessage,
    String reference) {

  /** A group that is decided upon, and of which nothing was sent yet. */
  public static AlertGroup opened(String receiver, String id, GroupLabels labels, long now) {
    return new AlertGroup(receiver, id, labels, Stage.NONE, 0, now, now, 0, 0, null);
  }

  /** The same after an alert has joined. */
  public AlertGroup joined(long now) {
    return new AlertGroup(
        receiver, id, labels, stage, messages, openedAt, now, lastAt, refusedMessage, reference);
  }

  /**
   * The same after the receiver has accepted its message.
   *
   * @param newReference null: as before
   */
  public AlertGroup accepted(Stage shown, long now, String newReference) {
    return new AlertGroup(
        receiver,
        id,
        labels,
        shown,
        messages + 1,
        openedAt,
        joinedAt,
        now,
        0,
        newReference == null ? reference : newReference);
  }

  /** The same after the receiver refused its next message for good. */
  public AlertGroup refusing() {
    return new AlertGroup(
        receiver, id, labels, stage, messages, openedAt, joinedAt, lastAt, messages + 1, reference);
  }

  /** Whether the receiver refused the next message. */
  public boolean refused() {
    return refusedMessage == messages + 1;
  }
}
