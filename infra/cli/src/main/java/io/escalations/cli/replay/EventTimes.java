package io.escalations.cli.replay;

import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.Progress;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The event time of each subtask of a job, as far as it is said from the moment this is made. */
final class EventTimes implements AutoCloseable {
  private static final Cbor<Progress> CODEC = Cbor.of(Progress.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Progress> latest = new HashMap<>();

  /**
   * @param topic of {@link Progress}
   */
  EventTimes(String brokers, String topic) {
    consumer = Consumers.committed(brokers);
    consumer.assign(Consumers.partitions(consumer, topic));
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  /** The last word of each subtask. */
  Map<Integer, Progress> read() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
      Progress said = CODEC.decode(record.value());
      latest.put(said.subtask(), said);
    }
    return Map.copyOf(latest);
  }

  /** Whether every subtask has come so far. */
  static boolean reached(Map<Integer, Progress> said, long instant) {
    return said.values().stream().anyMatch(word -> word.subtasks() <= said.size())
        && said.values().stream().allMatch(word -> word.eventTime() >= instant);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
