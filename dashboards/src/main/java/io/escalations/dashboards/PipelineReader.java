package io.escalations.dashboards;

import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the pipeline publishes, from now on: alerts, and how far event time has come. It
 * reads committed records only, belongs to no consumer group, and starts again where it was when
 * the brokers were away.
 */
final class PipelineReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  /** So far back the last word of every subtask is found. */
  private static final long PROGRESS_BACKLOG = 1000;

  private final String brokers;
  private final LiveFeed feed;
  private final Thread thread = Threads.named("pipeline").newThread(this::run);
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<TopicPartition, Long> oldUntil = new HashMap<>();
  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private volatile boolean closed;

  PipelineReader(String brokers, LiveFeed feed) {
    this.brokers = brokers;
    this.feed = feed;
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(configuration())) {
        consumer = opened;
        position(opened);
        while (!closed) {
          follow(opened);
        }
      } catch (WakeupException | InterruptException e) {
        LOG.debug("asked to stop", e);
      } catch (KafkaException e) {
        LOG.warn("Kafka at {}: {}; trying again", brokers, e.getMessage());
        LockSupport.parkNanos(BACK_OFF.toNanos());
      }
    }
  }

  private Map<String, Object> configuration() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        brokers,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "latest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        10_000,
        // A broker does not answer a waiting reader of committed records when a transaction ends.
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
        100);
  }

  private void position(KafkaConsumer<byte[], byte[]> opened) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.SLA_ALERTS.name(), Topics.PROGRESS.name())) {
      List<PartitionInfo> found = opened.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        throw new KafkaException("there is no topic " + topic);
      }
      found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    opened.assign(partitions);
    Map<TopicPartition, Long> first = opened.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = opened.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long back = partition.topic().equals(Topics.PROGRESS.name()) ? PROGRESS_BACKLOG : 0;
      oldUntil.putIfAbsent(partition, end.get(partition));
      opened.seek(
          partition,
          next.computeIfAbsent(
              partition, absent -> Math.max(first.get(partition), end.get(partition) - back)));
    }
    LOG.info("following {} partitions of {}", partitions.size(), brokers);
  }

  private void follow(KafkaConsumer<byte[], byte[]> opened) {
    List<HeardAlert> alerts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> entry : opened.poll(POLL)) {
      TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
      next.put(partition, entry.offset() + 1);
      try {
        if (entry.topic().equals(Topics.SLA_ALERTS.name())) {
          alerts.add(HeardAlert.read(entry));
        } else {
          feed.progress(
              Topics.PROGRESS.decode(entry.value()), entry.offset() >= oldUntil.get(partition));
        }
      } catch (RuntimeException e) {
        LOG.error(
            "{} offset {} is not what the topic carries; it is left out",
            partition,
            entry.offset(),
            e);
      }
    }
    if (!alerts.isEmpty()) {
      feed.alerts(alerts);
    }
  }

  @Override
  public void close() {
    closed = true;
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    LockSupport.unpark(thread);
    Threads.join(thread, Duration.ofSeconds(5));
  }
}
