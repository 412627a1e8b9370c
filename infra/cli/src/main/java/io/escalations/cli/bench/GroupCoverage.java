package io.escalations.cli.bench;

import io.escalations.schemas.UserError;
import io.escalations.stack.FlinkJob;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far completed checkpoints cover what a job reads: a job's group commits its offsets when a checkpoint completes. */
final class GroupCoverage implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long READ_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int FEW = 5;
  private static final Duration POLL = Duration.ofMillis(50);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> reader;

  GroupCoverage(String brokers) {
    admin = Admin.create(Map.of("bootstrap.servers", brokers));
    reader =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", brokers,
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "fetch.max.wait.ms", 50,
                "max.partition.fetch.bytes", 1),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Forgets the groups, and deletes the topics with what is in them. */
  void forget(List<String> groups, List<String> topics) {
    for (KafkaFuture<Void> deleted : admin.deleteConsumerGroups(groups).deletedGroups().values()) {
      try {
        answer(deleted);
      } catch (UserError e) {
        if (!(e.getCause().getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
    answer(admin.deleteTopics(topics).all());
  }

  /** Returns when a completed checkpoint covers all there is in the topics. */
  void await(FlinkJob job, String... topics) {
    List<TopicPartition> partitions =
        Stream.of(topics).flatMap(topic -> reader.partitionsFor(topic).stream()).map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    Map<TopicPartition, Long> last = Map.of();
    long movedAt = System.nanoTime();
    while (true) {
      Map<TopicPartition, Long> covered = covered(job.jobName());
      if (nothingLeft(partitions, covered)) {
        return;
      }
      if (!covered.equals(last)) {
        last = covered;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > STALLED_NANOS) {
        throw new UserError("the " + job.jobName() + " job has come to a stand: see the logs below .data/bench/logs");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private Map<TopicPartition, Long> covered(String group) {
    Map<TopicPartition, Long> covered = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed = answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    committed.forEach((partition, offset) -> covered.put(partition, offset.offset()));
    return covered;
  }

  /**
   * The end marks of transactions take offsets too: only reading shows whether a record is left. As long as many are, what
   * is measured is not disturbed by that.
   */
  private boolean nothingLeft(Collection<TopicPartition> partitions, Map<TopicPartition, Long> covered) {
    Map<TopicPartition, Long> ends = ends(partitions);
    if (partitions.stream().anyMatch(partition -> ends.get(partition) - covered.getOrDefault(partition, 0L) > FEW)) {
      return false;
    }
    reader.assign(partitions);
    partitions.forEach(partition -> reader.seek(partition, covered.getOrDefault(partition, 0L)));
    long giveUpAt = System.nanoTime() + READ_NANOS;
    do {
      if (!reader.poll(POLL).isEmpty()) {
        return false;
      }
    } while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition)) && System.nanoTime() < giveUpAt);
    return partitions.stream().allMatch(partition -> reader.position(partition) >= ends.get(partition));
  }

  /** Open transactions included. */
  private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()))).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new UserError("Kafka refuses: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
    reader.close();
  }
}
