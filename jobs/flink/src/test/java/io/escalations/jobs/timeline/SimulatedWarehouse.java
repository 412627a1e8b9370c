package io.escalations.jobs.timeline;

import io.escalations.jobs.io.clickhouse.SimulatedTables;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The warehouse job: reads committed records at least once, and writes their rows before each of
 * its checkpoints or sooner.
 */
final class SimulatedWarehouse {
  private static final Set<String> TOPICS =
      new TreeSet<>(
          List.of(
              Topics.CASE_FACTS.name(),
              Topics.CASE_FACTS_HISTORY.name(),
              Topics.SLA_ALERTS.name(),
              Topics.ACCEPTED_EVENTS.name(),
              Topics.DUPLICATES.name()));

  private final SimulatedTopics topics;
  private final SimulatedTables tables = new SimulatedTables(List.copyOf(TOPICS));
  private final boolean countsVersions;
  private Map<String, Integer> positions = new HashMap<>();
  private Map<String, Integer> atCheckpoint = Map.of();
  private long counted;

  /**
   * @param countsVersions a planted fault: a version is what this process has counted up to
   */
  SimulatedWarehouse(SimulatedTopics topics, boolean countsVersions) {
    this.topics = topics;
    this.countsVersions = countsVersions;
  }

  /** Reads so many records of a partition. */
  void read(String partition, int most) {
    List<TopicRecord> records = topics.records(partition);
    int from = positions.getOrDefault(partition, 0);
    int to = from + Math.min(records.size() - from, most);
    for (TopicRecord record : records.subList(from, to)) {
      if (TOPICS.contains(record.topic())) {
        tables.add(countsVersions ? counted(record) : record);
      }
    }
    positions.put(partition, to);
  }

  private TopicRecord counted(TopicRecord record) {
    return new TopicRecord(
        record.topic(),
        record.key(),
        record.value(),
        record.timestamp(),
        counted++,
        record.headers());
  }

  void readAll() {
    topics.partitions().forEach(partition -> read(partition, Integer.MAX_VALUE));
    flush();
  }

  /** Its buffers are full; no checkpoint. */
  void flush() {
    tables.flush();
  }

  void checkpoint() {
    flush();
    atCheckpoint = Map.copyOf(positions);
  }

  void crash() {
    tables.crash();
    positions = new HashMap<>(atCheckpoint);
    counted = 0;
  }

  <R> List<R> rows(Table<R> table) {
    return tables.rows(table);
  }

  static <R> List<R> decoded(SimulatedTopics topics, Topic<R> topic) {
    return topics.ofTopic(topic.name()).stream()
        .map(record -> topic.decode(record.value()))
        .toList();
  }
}
