package io.escalations.jobs.events;

import io.escalations.schemas.fact.RecordCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many records of each partition have been read, and which counts are due to be published. */
final class ReadCounts {
  /** Heartbeats alone make a count due so seldom. */
  private static final long INTERVAL_MILLIS = 5_000;

  private final Map<Integer, Counts> read = new HashMap<>();
  private long publishedAt = Long.MIN_VALUE;

  /** Of one partition. */
  private static final class Counts {
    private long offset;
    private long events;
    private long heartbeats;
    private long publishedEvents;
    private long publishedHeartbeats;

    private RecordCounts of(int partition) {
      return new RecordCounts(partition, offset, events, heartbeats);
    }
  }

  /**
   * @param stored by all subtasks; of a partition the greatest offset counts, since subtasks that
   *     do not read it keep what was known of it when they started
   */
  ReadCounts(Iterable<RecordCounts> stored) {
    for (RecordCounts counts : stored) {
      Counts known = read.computeIfAbsent(counts.partition(), unknown -> new Counts());
      if (counts.offset() > known.offset) {
        known.offset = counts.offset();
        known.events = counts.events();
        known.heartbeats = counts.heartbeats();
      }
    }
  }

  void add(ParsedRecord record) {
    Counts counts = read.get(record.partition());
    if (counts == null) {
      counts = new Counts();
      read.put(record.partition(), counts);
    }
    counts.offset = record.offset() + 1;
    if (record.isHeartbeat()) {
      counts.heartbeats++;
    } else {
      counts.events++;
    }
  }

  /**
   * Hands over the counts that changed.
   *
   * @param now wall clock, epoch milliseconds UTC
   */
  List<RecordCounts> takeDue(long now) {
    boolean heartbeatsToo = publishedAt == Long.MIN_VALUE || now - publishedAt >= INTERVAL_MILLIS;
    List<RecordCounts> due = new ArrayList<>();
    read.forEach(
        (partition, counts) -> {
          if (counts.events != counts.publishedEvents
              || (heartbeatsToo && counts.heartbeats != counts.publishedHeartbeats)) {
            due.add(counts.of(partition));
            counts.publishedEvents = counts.events;
            counts.publishedHeartbeats = counts.heartbeats;
          }
        });
    publishedAt = heartbeatsToo ? now : publishedAt;
    return due;
  }

  /** Of all partitions that are known. */
  List<RecordCounts> all() {
    List<RecordCounts> all = new ArrayList<>();
    read.forEach((partition, counts) -> all.add(counts.of(partition)));
    return all;
  }
}
