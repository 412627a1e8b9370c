package io.escalations.schemas.fact;

/**
 * Table {@code alert_deliveries}: an attempt to tell a receiver about an alert. A message about
 * many alerts has a row for each of them. Times are the wall clock's, epoch milliseconds UTC.
 *
 * @param product what receives, such as PAGERDUTY
 * @param messageId the same when the message is sent again
 * @param message TRIGGER, UPDATE, REMIND, ACKNOWLEDGE, RESOLVE or RETRACT
 * @param groupId of the message about many alerts; null if it is about one
 * @param answer what the receiver answered, shortened
 */
public record AlertDeliveryRow(
    String alertId,
    int revision,
    String receiver,
    String product,
    String messageId,
    String message,
    String groupId,
    String caseId,
    String clock,
    int instance,
    String level,
    String department,
    long attemptedAt,
    long answeredAt,
    DeliveryOutcome outcome,
    String answer) {}
