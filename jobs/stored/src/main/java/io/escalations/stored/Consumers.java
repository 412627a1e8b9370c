package io.escalations.stored;

import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Readers of what was committed, outside any group. */
public final class Consumers {
  private static final int ALL_THE_BROKER_GIVES = 1024 * 1024;
  private static final int A_BATCH = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Consumers() {}

  public static Consumer<byte[], byte[]> committed(String brokers) {
    return committed(brokers, ALL_THE_BROKER_GIVES, PATIENCE);
  }

  /**
   * @param patience how long the broker may take for an answer
   */
  static Consumer<byte[], byte[]> committed(String brokers, Duration patience) {
    return committed(brokers, ALL_THE_BROKER_GIVES, patience);
  }

  /**
   * One that only looks whether there is a record, and takes little of the broker's time for it.
   */
  public static Consumer<byte[], byte[]> looking(String brokers) {
    return committed(brokers, A_BATCH, PATIENCE);
  }

  private static Consumer<byte[], byte[]> committed(
      String brokers, int bytesAtOnce, Duration patience) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            brokers,
            "max.partition.fetch.bytes",
            bytesAtOnce,
            "client.id",
            "escalations-reader",
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "default.api.timeout.ms",
            Math.toIntExact(patience.toMillis())),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /**
   * @throws UserError if the topic cannot be asked for
   */
  public static List<TopicPartition> partitions(Consumer<?, ?> consumer, Topic<?> topic) {
    try {
      return consumer.partitionsFor(topic.name()).stream()
          .map(info -> new TopicPartition(info.topic(), info.partition()))
          .toList();
    } catch (TimeoutException e) {
      throw silent(e);
    }
  }

  static UserError silent(TimeoutException cause) {
    return new UserError("Kafka does not answer: is the stack up? (./escalations status)", cause);
  }
}
