package io.escalations.cli.replay;

import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Counts the breaches raised on {@code sla-alerts} since it was made: raised less voided. */
final class BreachCounter implements AutoCloseable {
  private static final String BREACH_LEVEL = "100";

  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private long breaches;

  BreachCounter(String brokers) {
    consumer = Consumers.committed(brokers);
    consumer.assign(Consumers.partitions(consumer, Topics.SLA_ALERTS));
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  /** Those that can be read by now. */
  long count() {
    take(consumer.poll(Duration.ZERO));
    return breaches;
  }

  /** All that were committed by now. */
  long countAll() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      take(consumer.poll(POLL));
    }
    return breaches;
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      SlaAlert alert = Topics.SLA_ALERTS.decode(record.value());
      if (alert.level().equals(BREACH_LEVEL)) {
        breaches +=
            alert.action() == AlertAction.RAISED
                ? 1
                : alert.action() == AlertAction.VOIDED ? -1 : 0;
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
