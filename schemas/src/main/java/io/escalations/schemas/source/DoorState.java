package io.escalations.schemas.source;

/**
 * What came in at the door for a source.
 *
 * @param accepted webhooks that were its own
 * @param unsigned that did not prove it
 * @param tooLarge above the limit of a request
 * @param tooMany above the limit of a minute
 * @param unreadable that are no JSON, or name no case where only that is of use
 * @param lastAt when the last was accepted, epoch milliseconds UTC; null if none was
 */
public record DoorState(
    String source,
    long accepted,
    long unsigned,
    long tooLarge,
    long tooMany,
    long unreadable,
    Long lastAt) {}
