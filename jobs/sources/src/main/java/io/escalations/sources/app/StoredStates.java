package io.escalations.sources.app;

import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topics;
import io.escalations.stored.Consumers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the sources have written of themselves. */
public final class StoredStates {
  private static final Duration POLL = Duration.ofMillis(100);

  private StoredStates() {}

  /** The last record of each key. */
  public static Map<String, SourceState> read(String brokers) {
    Map<String, SourceState> last = new LinkedHashMap<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(brokers)) {
      List<TopicPartition> partitions = Consumers.partitions(consumer, Topics.SOURCE_STATES);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            last.remove(key);
          } else {
            last.put(key, Topics.SOURCE_STATES.decode(record.value()));
          }
        }
      }
    }
    return last;
  }
}
