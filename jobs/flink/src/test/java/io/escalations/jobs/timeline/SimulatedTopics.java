package io.escalations.jobs.timeline;

import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.schemas.fact.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a reader of committed records finds in the topics of the timeline job. Offsets grow within a
 * partition, and have gaps where transactions were aborted or ended.
 */
final class SimulatedTopics {
  private static final int PARTITIONS = 2;

  private final Random random;
  private final Map<String, List<TopicRecord>> partitions = new TreeMap<>();
  private final Map<String, Long> nextOffsets = new HashMap<>();

  SimulatedTopics(Random random) {
    this.random = random;
  }

  void commit(List<OutputRecord> transaction) {
    transaction.forEach(this::append);
    nextOffsets.replaceAll((partition, next) -> next + 1 + random.nextInt(3));
  }

  private void append(OutputRecord record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    int number =
        record.partition() == null ? Math.floorMod(key.hashCode(), PARTITIONS) : record.partition();
    String partition = record.topic() + "-" + number;
    long offset = nextOffsets.merge(partition, 1L, Long::sum) - 1;
    Map<String, String> headers =
        record.origin() == null ? Map.of() : Map.of(EventOrigin.HEADER, record.origin().encode());
    partitions
        .computeIfAbsent(partition, any -> new ArrayList<>())
        .add(new TopicRecord(record.topic(), key, record.value(), 0, offset, headers));
  }

  /** Names of partitions that hold records. */
  List<String> partitions() {
    return List.copyOf(partitions.keySet());
  }

  /** In their order. */
  List<TopicRecord> records(String partition) {
    return partitions.get(partition);
  }

  /** Of all partitions. */
  List<TopicRecord> ofTopic(String topic) {
    return partitions.values().stream()
        .flatMap(List::stream)
        .filter(record -> record.topic().equals(topic))
        .toList();
  }
}
