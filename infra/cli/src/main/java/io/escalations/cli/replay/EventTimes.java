package io.escalations.cli.replay;

import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.topic.Topic;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The event time of each subtask of a job, as far as it is emitted from the moment this is made.
 */
final class EventTimes implements AutoCloseable {
  private final Topic<Progress> topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Progress> latest = new HashMap<>();

  EventTimes(String brokers, Topic<Progress> topic) {
    this.topic = topic;
    consumer = Consumers.committed(brokers);
    consumer.assign(Consumers.partitions(consumer, topic));
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  /** The last progress of each subtask. */
  Map<Integer, Progress> read() {
    take(consumer.poll(Duration.ZERO));
    return Map.copyOf(latest);
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Progress progress = topic.decode(record.value());
      latest.put(progress.subtask(), progress);
    }
  }

  /** Whether every subtask has come so far. */
  static boolean reached(Map<Integer, Progress> latest, long instant) {
    return areAll(latest)
        && latest.values().stream().allMatch(progress -> progress.eventTime() >= instant);
  }

  private static boolean areAll(Map<Integer, Progress> latest) {
    return latest.values().stream().anyMatch(progress -> progress.subtasks() <= latest.size());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
