package io.escalations.jobs.events;

import io.escalations.schemas.fact.RejectedRecord;

/**
 * A record of {@code case-events}: an arrival, a refusal, or neither (a heartbeat).
 *
 * @param eventTime up to which it advances its partition, epoch milliseconds UTC; MIN_VALUE if it
 *     does not
 */
public record ParsedRecord(
    int partition, long offset, CaseArrival arrival, RejectedRecord rejected, long eventTime) {

  boolean isHeartbeat() {
    return arrival == null && rejected == null;
  }
}
