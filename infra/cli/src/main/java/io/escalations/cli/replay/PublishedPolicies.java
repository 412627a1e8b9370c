package io.escalations.cli.replay;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyText;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.Topics;
import io.escalations.schemas.UserError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Puts policy versions into force: they stand on the topic, and a completed checkpoint of the job has them in its state. */
public final class PublishedPolicies {
  private static final Duration POLL = Duration.ofMillis(100);

  private final EventPublisher publisher;
  private final Coverage coverage;
  private final Map<String, ConsumerRecord<byte[], byte[]>> newest;

  /** @throws UserError if Kafka does not answer */
  PublishedPolicies(String brokers, EventPublisher publisher, Coverage coverage) {
    this.publisher = publisher;
    this.coverage = coverage;
    this.newest = newest(brokers);
  }

  /**
   * Puts one version into force.
   *
   * @return whether it is new; the same file again changes nothing
   * @throws UserError if the version stands with other content, or Kafka or the job does not answer
   */
  public static boolean publish(String brokers, Policy policy) {
    try (EventPublisher publisher = new EventPublisher(brokers);
        Coverage coverage = new Coverage(brokers, () -> {})) {
      return new PublishedPolicies(brokers, publisher, coverage).publish(List.of(policy)) > 0;
    }
  }

  /**
   * All versions that were published and are good.
   *
   * @throws UserError if Kafka does not answer
   */
  public static List<SlaPolicy> read(String brokers) {
    List<SlaPolicy> versions = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : newest(brokers).values()) {
      if (isPolicy(record)) {
        versions.add(PolicyParser.parse(text(record.key()), text(record.value())));
      }
    }
    return versions;
  }

  /** @return how many are new */
  int publish(List<Policy> policies) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    List<Policy> unknown = new ArrayList<>();
    for (Policy policy : policies) {
      ConsumerRecord<byte[], byte[]> record = newest.get(policy.version());
      if (record == null || !isPolicy(record)) {
        unknown.add(policy);
      } else if (PolicyText.sameFile(text(record.value()), policy.text())) {
        ends.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
      } else {
        throw new UserError(
            policy.file() + ": version '" + policy.version() + "' was published with other content, and what was computed under it stands: give this file another 'version'");
      }
    }
    unknown.forEach(policy -> publisher.publishPolicy(policy.version(), policy.text()));
    publisher.flush().forEach((partition, end) -> ends.merge(partition, end, Math::max));
    coverage.awaitCommitted(Coverage.POLICIES, ends);
    return unknown.size();
  }

  /** What the job refused may be put right under the same name. */
  private static boolean isPolicy(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() != null && PolicyParser.parse(text(record.key()), text(record.value())).version().equals(text(record.key()));
    } catch (UserError e) {
      return false;
    }
  }

  private static Map<String, ConsumerRecord<byte[], byte[]>> newest(String brokers) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(brokers)) {
      List<TopicPartition> partitions = Consumers.partitions(consumer, Topics.SLA_POLICIES);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> newest.put(text(record.key()), record));
      }
    }
    return newest;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
