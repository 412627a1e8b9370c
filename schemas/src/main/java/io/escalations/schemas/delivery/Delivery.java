package io.escalations.schemas.delivery;

/**
 * What a receiver has accepted about an alert.
 *
 * @param group the {@link AlertGroup} whose message speaks of it; null if it has messages of its
 *     own
 * @param revision of the alert, in the last message that was accepted; 0 if none was
 * @param cycle how often it has been over since the first trigger
 * @param firstAt when the trigger of this cycle was accepted; 0 if none was
 * @param lastAt when the last message was accepted; 0 if none was
 * @param reminders accepted in this cycle
 * @param acknowledged whether the receiver has accepted, in this cycle, that somebody looks after
 *     it
 * @param refused the stage that the receiver refused to show; null if it refused none
 * @param refusedRevision the revision with which it did
 * @param reference how the receiver calls the message, where that is needed to change it; else null
 */
public record Delivery(
    String receiver,
    String alertId,
    String group,
    Stage stage,
    int revision,
    int cycle,
    long firstAt,
    long lastAt,
    int reminders,
    boolean acknowledged,
    Stage refused,
    int refusedRevision,
    String reference) {

  /** Nothing was accepted yet. */
  public static Delivery none(String receiver, String alertId) {
    return new Delivery(receiver, alertId, null, Stage.NONE, 0, 0, 0, 0, 0, false, null, 0, null);
  }

  /** The same, spoken of by the message of a group from now on. */
  public Delivery joining(String groupId) {
    return new Delivery(
        receiver,
        alertId,
        groupId,
        stage,
        revision,
        cycle,
        firstAt,
        lastAt,
        reminders,
        acknowledged,
        refused,
        refusedRevision,
        reference);
  }

  /**
   * The same after the receiver has accepted a message.
   *
   * @param shown what the message makes it show
   * @param newReference null: as before
   */
  public Delivery accepted(Stage shown, int ofRevision, long now, String newReference) {
    boolean begins = shown == Stage.TRIGGERED && stage != Stage.TRIGGERED;
    boolean ends = shown != Stage.TRIGGERED && stage == Stage.TRIGGERED;
    return new Delivery(
        receiver,
        alertId,
        group,
        shown,
        ofRevision,
        ends ? cycle + 1 : cycle,
        begins ? now : firstAt,
        now,
        begins ? 0 : reminders,
        !begins && acknowledged,
        null,
        0,
        newReference == null ? reference : newReference);
  }

  /** The same after a reminder was accepted. */
  public Delivery reminded(long now) {
    return new Delivery(
        receiver,
        alertId,
        group,
        stage,
        revision,
        cycle,
        firstAt,
        now,
        reminders + 1,
        acknowledged,
        refused,
        refusedRevision,
        reference);
  }

  /** The same after the receiver has accepted that somebody looks after the alert. */
  public Delivery acknowledged(long now) {
    return new Delivery(
        receiver,
        alertId,
        group,
        stage,
        revision,
        cycle,
        firstAt,
        now,
        reminders,
        true,
        refused,
        refusedRevision,
        reference);
  }

  /** The same after the receiver refused a message for good: it is a dead letter. */
  public Delivery refusing(Stage wanted, int ofRevision) {
    return new Delivery(
        receiver,
        alertId,
        group,
        stage,
        revision,
        cycle,
        firstAt,
        lastAt,
        reminders,
        acknowledged,
        wanted,
        ofRevision,
        reference);
  }

  /** Whether the receiver refused exactly this. */
  public boolean refuses(Stage wanted, int ofRevision) {
    return refused == wanted && refusedRevision == ofRevision;
  }
}
