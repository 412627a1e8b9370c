package io.escalations.schemas.fact;

/**
 * How many records of a partition of {@code case-events} the timeline job has read. It is a
 * function of partition and offset, so whatever is published of it stays true; of a partition the
 * greatest offset counts.
 *
 * @param offset the records before it were read
 * @param events how many of these are no heartbeats
 * @param heartbeats how many of these are heartbeats
 */
public record RecordCounts(int partition, long offset, long events, long heartbeats) {}
