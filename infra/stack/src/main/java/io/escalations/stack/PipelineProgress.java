package io.escalations.stack;

import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the pipeline has come, as Kafka knows it. */
public final class PipelineProgress implements AutoCloseable {
  private static final TopicPartition PROGRESS = new TopicPartition(Topics.PROGRESS.name(), 0);
  // Each checkpoint leaves a record of each subtask and the mark of its transaction.
  private static final int RECORDS_READ = 100;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration READ_LIMIT = Duration.ofSeconds(5);

  private final String brokers;
  private final Admin admin;

  public PipelineProgress(String brokers) {
    this.brokers = brokers;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                brokers,
                "default.api.timeout.ms",
                "10000",
                "request.timeout.ms",
                "5000"));
  }

  /**
   * Offsets between what the job's last checkpoint covers and the end of what it reads; a
   * transaction's end mark takes an offset too. Empty if the job has never completed a checkpoint.
   */
  public OptionalLong behind(FlinkJob job) {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(job.jobName()).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> asked =
          read.keySet().stream()
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      var ends = admin.listOffsets(asked).all().get();
      return read.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              read.entrySet().stream()
                  .mapToLong(entry -> ends.get(entry.getKey()).offset() - entry.getValue().offset())
                  .sum());
    } catch (ExecutionException e) {
      throw new UserError(
          "Kafka at " + brokers + " does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** How far each subtask of the timeline job has come; none if it never said. */
  public Collection<Progress> reached() {
    Map<Integer, Progress> latest = new HashMap<>();
    lastRecords()
        .forEach(
            record -> {
              Progress progress = Topics.PROGRESS.decode(record.value());
              latest.put(progress.subtask(), progress);
            });
    return latest.values();
  }

  private Collection<ConsumerRecord<byte[], byte[]>> lastRecords() {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PROGRESS));
      long end = consumer.endOffsets(List.of(PROGRESS)).get(PROGRESS);
      consumer.seek(PROGRESS, Math.max(0, end - RECORDS_READ));
      Map<Long, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();
      Wait.until(
          READ_LIMIT,
          () -> {
            consumer.poll(POLL).forEach(record -> records.put(record.offset(), record));
            return consumer.position(PROGRESS) >= end;
          });
      return records.values();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
