package io.escalations.jobs.events;

/**
 * How far event time has come on a partition of {@code case-events}.
 *
 * @param offset of the record after the last one that was read
 * @param eventTime epoch milliseconds UTC; MIN_VALUE while none is known
 */
public record PartitionTime(int partition, long offset, long eventTime) {}
