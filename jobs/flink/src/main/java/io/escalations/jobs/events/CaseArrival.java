package io.escalations.jobs.events;

import io.escalations.core.event.TimelineEvent;

/**
 * A case event as it arrived, parsed once: what decides facts, and the whole of it in binary for
 * those who keep it.
 *
 * @param description the free text, if it carries one
 * @param content the event as {@code case-events-accepted} carries it
 * @param appendedAt when Kafka appended it, epoch milliseconds UTC
 * @param history whether it comes from a replay whose alerts are recorded only
 * @param knownAt event time of its partition from which on it is known, see {@link PartitionTimes},
 *     epoch milliseconds UTC
 */
public record CaseArrival(
    String caseId,
    TimelineEvent event,
    String description,
    byte[] content,
    int partition,
    long offset,
    long appendedAt,
    boolean history,
    long knownAt) {
  /**
   * The same, known after an instant that event time has reached. Time of the partition is past it
   * already, unless event time comes from the wall clock.
   */
  public CaseArrival notKnownBefore(long eventTime) {
    return knownAt > eventTime ? this : withKnownAt(eventTime + 1);
  }

  CaseArrival withKnownAt(long instant) {
    return new CaseArrival(
        caseId, event, description, content, partition, offset, appendedAt, history, instant);
  }
}
