package io.escalations.stored;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The policy versions that were published. It keeps its place, so that asking again is cheap.
 * Thread-safe.
 */
public final class StoredPolicies implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, Published> newest = new HashMap<>();
  private List<TopicPartition> partitions = List.of();

  /**
   * What stands on the topic under the name of a version.
   *
   * @param text null where it was withdrawn
   */
  public record Published(String version, String text, TopicPartition partition, long offset) {
    /** Empty if the jobs refuse it. */
    public Optional<SlaPolicy> policy() {
      try {
        return text == null
            ? Optional.empty()
            : Optional.of(PolicyParser.parse(version, text))
                .filter(parsed -> parsed.version().equals(version));
      } catch (UserError e) {
        return Optional.empty();
      }
    }
  }

  /**
   * @param patience how long Kafka may take for an answer
   */
  public StoredPolicies(String brokers, Duration patience) {
    consumer = Consumers.committed(brokers, patience);
  }

  /**
   * The newest of each version, by its name, good or not.
   *
   * @throws UserError if Kafka does not answer
   */
  public synchronized Map<String, Published> newest() {
    try {
      if (partitions.isEmpty()) {
        partitions = Consumers.partitions(consumer, Topics.SLA_POLICIES);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(POLL)
            .forEach(
                record ->
                    newest.put(
                        text(record.key()),
                        new Published(
                            text(record.key()),
                            record.value() == null
                                ? null
                                : Topics.SLA_POLICIES.decode(record.value()),
                            new TopicPartition(record.topic(), record.partition()),
                            record.offset())));
      }
      return Map.copyOf(newest);
    } catch (TimeoutException e) {
      throw Consumers.silent(e);
    }
  }

  /**
   * All that are good.
   *
   * @throws UserError if Kafka does not answer
   */
  public PolicyVersions versions() {
    return PolicyVersions.of(
        newest().values().stream().flatMap(published -> published.policy().stream()).toList());
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
