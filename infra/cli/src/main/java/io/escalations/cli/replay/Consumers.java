package io.escalations.cli.replay;

import io.escalations.schemas.UserError;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Readers of what was committed, outside any group. */
final class Consumers {
  private Consumers() {}

  static Consumer<byte[], byte[]> committed(String brokers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", brokers,
            "client.id", "escalations-replay",
            "isolation.level", "read_committed",
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest",
            "default.api.timeout.ms", 20_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** @throws UserError if the topic cannot be asked for */
  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    try {
      return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    } catch (TimeoutException e) {
      throw new UserError("Kafka does not answer: is the stack up? (./escalations status)", e);
    }
  }
}
