package io.escalations.jobs.bench;

import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The lowest rung: two consumers read the input to its end and parse no byte of it. Its only
 * argument is the brokers' address; it prints the milliseconds it took.
 */
public final class RawDrain {
  private static final int CONSUMERS = 2;
  private static final Duration POLL = Duration.ofMillis(100);

  private RawDrain() {}

  public static void main(String[] args) {
    String brokers = args[0];
    long start = System.nanoTime();
    List<CompletableFuture<Void>> drains =
        IntStream.range(0, CONSUMERS)
            .mapToObj(share -> CompletableFuture.runAsync(() -> drain(brokers, share)))
            .toList();
    drains.forEach(CompletableFuture::join);
    System.out.println(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static void drain(String brokers, int share) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            brokers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topics.PARTITIONS)
              .filter(partition -> partition % CONSUMERS == share)
              .mapToObj(partition -> new TopicPartition(Topics.CASE_EVENTS.name(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (left > 0) {
        left -= consumer.poll(POLL).count();
      }
    }
  }
}
