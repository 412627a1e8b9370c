package io.escalations.schemas.fact;

/**
 * A second delivery of an event that had been accepted. It changed nothing.
 *
 * @param partition where the record stands in {@code case-events}; so does the offset
 * @param appendedAt when Kafka appended it, epoch milliseconds UTC
 */
public record DuplicateEvent(
    int partition, long offset, String caseId, String eventId, long appendedAt) {}
