package io.escalations.schemas.fact;

import io.escalations.schemas.event.CaseEvent;

/**
 * Table {@code case_events}: an event that was accepted.
 *
 * @param ingestedAt when Kafka appended the event as it came, epoch milliseconds UTC
 */
public record AcceptedEvent(CaseEvent event, long ingestedAt) {}
