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
  private static final int ALL_THE_BROKER_GIVES = 1024 * 1024;
  private static final int A_BATCH = 4096;

  private Consumers() {}

  static Consumer<byte[], byte[]> committed(String brokers) {
    return committed(brokers, ALL_THE_BROKER_GIVES);
  }

  /** One that only looks whether there is a record, and takes little of the broker's time for it. */
  static Consumer<byte[], byte[]> looking(String brokers) {
    return committed(brokers, A_BATCH);
  }

  private static Consumer<byte[], byte[]> committed(String brokers, int bytesAtOnce) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", brokers,
            "max.partition.fetch.bytes", bytesAtOnce,
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
