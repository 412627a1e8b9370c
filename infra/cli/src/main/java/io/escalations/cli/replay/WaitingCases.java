package io.escalations.cli.replay;

import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.topic.Topics;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Whether retired cases wait until their earlier events are read back. */
final class WaitingCases implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Every subtask writes its progress every few seconds, so it is among the last records. */
  private static final long RECORDS_READ = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Progress> latest = new TreeMap<>();
  private int subtasks;

  WaitingCases(String brokers) {
    consumer = Consumers.committed(brokers);
    consumer.assign(Consumers.partitions(consumer, Topics.PROGRESS));
    consumer
        .endOffsets(consumer.assignment())
        .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - RECORDS_READ)));
  }

  /** The last committed progress of each subtask. */
  Map<Integer, Progress> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Progress progress = Topics.PROGRESS.decode(record.value());
        latest.put(progress.subtask(), progress);
        subtasks = progress.subtasks();
      }
    }
    latest.keySet().removeIf(subtask -> subtask >= subtasks);
    return Map.copyOf(latest);
  }

  /**
   * Whether none waits. A job that has emitted no progress knows no event time, and so has retired
   * no case.
   */
  boolean isNone() {
    return latest.size() == subtasks
        && latest.values().stream().allMatch(progress -> progress.waitingCases() == 0);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
