package io.escalations.delivery.app;

import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.fact.AlertDeliveryRow;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.stored.Consumers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what changed in memory, what was attempted and how far inputs were read, in one
 * transaction. Its producer's transactional id lets no second process write beside it.
 */
final class Journal {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Producer<byte[], byte[]> producer;
  private final ConsumerGroupMetadata group;

  /**
   * @param producer transactional
   * @param group of the consumer whose offsets are committed
   */
  Journal(Producer<byte[], byte[]> producer, ConsumerGroupMetadata group) {
    this.producer = producer;
    this.group = group;
  }

  /** From here on no earlier process can write. */
  void begin() {
    producer.initTransactions();
  }

  /** Reads everything that was written, into memory. */
  static void restore(String brokers, Memory memory) {
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(brokers)) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topics.DELIVERY_STATE.partitions())
              .mapToObj(number -> new TopicPartition(Topics.DELIVERY_STATE.name(), number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<String, Optional<DeliveryState>> last = new LinkedHashMap<>();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          last.put(
              new String(record.key(), StandardCharsets.UTF_8),
              Optional.ofNullable(record.value()).map(Topics.DELIVERY_STATE::decode));
        }
      }
      last.values().forEach(state -> state.ifPresent(memory::restore));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what went wrong, the commit throws
  void commit(
      Map<String, Optional<DeliveryState>> changes,
      List<AlertDeliveryRow> attempts,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    producer.beginTransaction();
    changes.forEach(
        (key, state) ->
            producer.send(
                new ProducerRecord<>(
                    Topics.DELIVERY_STATE.name(),
                    Topic.keyOf(key),
                    state.map(Topics.DELIVERY_STATE::encode).orElse(null))));
    for (AlertDeliveryRow attempt : attempts) {
      producer.send(
          new ProducerRecord<>(
              Topics.ALERT_DELIVERIES.name(),
              Topics.ALERT_DELIVERIES.key(attempt),
              Topics.ALERT_DELIVERIES.encode(attempt)));
    }
    producer.sendOffsetsToTransaction(offsets, group);
    producer.commitTransaction();
  }
}
