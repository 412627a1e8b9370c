package io.escalations.jobs.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How far event time has come on each partition, record by record: a function of the log, whoever
 * reads it and how fast. The job's event time is not, since it is the least over partitions that
 * are read at different paces.
 */
final class PartitionTimes {
  private final Map<Integer, PartitionTime> reached = new HashMap<>();

  /**
   * @param stored by all subtasks; of a partition the greatest offset counts
   */
  PartitionTimes(Iterable<PartitionTime> stored) {
    stored.forEach(
        time ->
            reached.merge(
                time.partition(),
                time,
                (one, other) -> one.offset() >= other.offset() ? one : other));
  }

  /** An event is known from its own instant on; if time is past that, from the next instant on. */
  long knownAt(CaseArrival arrival) {
    PartitionTime before = reached.get(arrival.partition());
    long occurredAt = arrival.event().occurredAt();
    return before == null || before.eventTime() < occurredAt ? occurredAt : before.eventTime() + 1;
  }

  void add(ParsedRecord record) {
    PartitionTime before = reached.get(record.partition());
    long eventTime =
        before == null ? record.eventTime() : Math.max(before.eventTime(), record.eventTime());
    reached.put(
        record.partition(), new PartitionTime(record.partition(), record.offset() + 1, eventTime));
  }

  Collection<PartitionTime> all() {
    return reached.values();
  }
}
