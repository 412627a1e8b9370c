package io.escalations.sources.app;

import io.escalations.schemas.topic.Topics;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records as they came, from where the last transaction left off. */
final class MapperInput {
  private final Consumer<byte[], byte[]> consumer;

  MapperInput(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  void begin() {
    List<TopicPartition> partitions = Consumers.partitions(consumer, Topics.CASE_RAW);
    consumer.assign(partitions);
    Map<TopicPartition, OffsetAndMetadata> read = consumer.committed(new HashSet<>(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = read.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
  }

  ConsumerRecords<byte[], byte[]> poll(Duration wait) {
    return consumer.poll(wait);
  }

  /** Behind everything that was polled. */
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    consumer
        .assignment()
        .forEach(
            partition ->
                offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
    return offsets;
  }
}
