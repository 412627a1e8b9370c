package io.escalations.dashboards;

import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What people do on the pages that others hear of: an event of a case, or that somebody looks after
 * an alert. Opened when first needed. Thread-safe.
 */
final class CasePublisher implements AutoCloseable {
  private static final String SOURCE = "dashboards";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String brokers;
  private KafkaProducer<byte[], byte[]> producer;

  CasePublisher(String brokers) {
    this.brokers = brokers;
  }

  /**
   * The case is now this person's.
   *
   * @param occurredAt epoch milliseconds UTC
   * @return id of the event
   * @throws IOException if the brokers have not taken it
   */
  String assign(String caseId, String person, long occurredAt)
      throws IOException, InterruptedException {
    CaseEvent event =
        CaseEvent.builder(SOURCE + "-" + UUID.randomUUID(), caseId, EventType.ASSIGNED, occurredAt)
            .source(SOURCE)
            .actor(new Actor(person, ActorRole.AGENT))
            .assignee(person)
            .build();
    send(Topics.CASE_EVENTS, event);
    return event.eventId();
  }

  /**
   * Somebody looks after an alert, so that nobody else is called for it.
   *
   * @throws IOException if the brokers have not taken it
   */
  void acknowledge(Acknowledgement acknowledgement) throws IOException, InterruptedException {
    send(Topics.ALERT_ACKNOWLEDGEMENTS, acknowledgement);
  }

  private <T> void send(KeyedTopic<T> topic, T value) throws IOException, InterruptedException {
    try {
      producer()
          .send(new ProducerRecord<>(topic.name(), topic.key(value), topic.encode(value)))
          .get();
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("Kafka at " + brokers + " has not taken it for " + topic.name(), e);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  brokers,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  PATIENCE.toMillis(),
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  (int) PATIENCE.toMillis(),
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  (int) PATIENCE.toMillis() / 2),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(PATIENCE);
    }
  }
}
