package io.escalations.jobs.events;

import io.escalations.schemas.fact.RejectedRecord;

/**
 * A record of {@code case-events}: an arrival, a refusal, or neither (a heartbeat).
 *
 * @param eventTime where it puts event time on its partition, epoch milliseconds UTC; MIN_VALUE if
 *     nowhere
 */
public record ParsedRecord(CaseArrival arrival, RejectedRecord rejected, long eventTime) {}
