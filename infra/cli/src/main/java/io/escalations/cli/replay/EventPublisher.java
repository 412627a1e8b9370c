package io.escalations.cli.replay;

import io.escalations.cli.accounting.SentRecords;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records to {@code case-events} and {@code sla-policies}, in order, each once. Not
 * thread-safe.
 */
public final class EventPublisher implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 5 * 1024 * 1024;
  private static final int BLOCK_MILLIS = 20_000;

  private final String brokers;
  private final boolean recorded;
  private final Producer<byte[], byte[]> producer;
  private final Partitions partitions;
  private final SentRecords sentEvents = new SentRecords();
  private final String heartbeatIds = "replay-" + UUID.randomUUID() + "-";
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long heartbeats;

  /**
   * @throws UserError if no broker answers there
   */
  public EventPublisher(String brokers) {
    this(brokers, false);
  }

  /**
   * @param recorded whether alerts that the case events show to have been due by now are recorded
   *     and not sent
   * @throws UserError if no broker answers there
   */
  EventPublisher(String brokers, boolean recorded) {
    if (brokers == null) {
      throw new UserError("no Kafka brokers are known: add --brokers HOST:PORT");
    }
    this.brokers = brokers;
    this.recorded = recorded;
    try {
      this.producer =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  brokers,
                  "client.id",
                  "escalations-replay",
                  "enable.idempotence",
                  true,
                  "acks",
                  "all",
                  "compression.type",
                  "lz4",
                  "linger.ms",
                  5,
                  "batch.size",
                  256 * 1024,
                  "buffer.memory",
                  64 * 1024 * 1024,
                  "max.request.size",
                  MAX_REQUEST_BYTES,
                  "max.block.ms",
                  BLOCK_MILLIS),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new UserError(
          "'" + brokers + "' is no address of a Kafka broker: expected HOST:PORT", e);
    }
    try {
      this.partitions = new Partitions(producer.partitionsFor(Topics.CASE_EVENTS.name()).size());
    } catch (KafkaException e) {
      producer.close();
      throw failed(e);
    }
  }

  /**
   * @param key the case id; null if the record names none
   */
  public void publish(byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.CASE_EVENTS.name(), partitions.next(key), key, value);
    if (recorded) {
      record.headers().add(SlaAlert.HEADER, SlaAlert.RECORDED.getBytes(StandardCharsets.UTF_8));
    }
    send(record, metadata -> sentEvents.add(metadata.partition(), metadata.offset()));
  }

  /** The case events that stand in Kafka by now, heartbeats apart; all of them after a flush. */
  public SentRecords sentEvents() {
    return sentEvents;
  }

  /** How many partitions {@code case-events} has. */
  int partitionCount() {
    return partitions.count();
  }

  /** A HEARTBEAT as it stands, on every partition. */
  void publishEverywhere(byte[] value) {
    for (int partition = 0; partition < partitions.count(); partition++) {
      send(new ProducerRecord<>(Topics.CASE_EVENTS.name(), partition, null, value));
    }
  }

  /** Moves event time up to an instant, epoch milliseconds UTC, on every partition. */
  public void heartbeat(long instant) {
    for (int partition = 0; partition < partitions.count(); partition++) {
      byte[] value = Topics.CASE_EVENTS.encode(heartbeat(heartbeatIds + heartbeats++, instant));
      send(new ProducerRecord<>(Topics.CASE_EVENTS.name(), partition, null, value));
    }
  }

  /**
   * @param text a policy that was checked before, with its holidays resolved
   */
  public void publishPolicy(String version, String text) {
    send(
        new ProducerRecord<>(
            Topics.SLA_POLICIES.name(), Topic.keyOf(version), Topics.SLA_POLICIES.encode(text)));
  }

  /**
   * Returns when everything sent stands in Kafka.
   *
   * @return for each partition written to, the offset after the last record
   * @throws UserError if something could not be written
   */
  public Map<TopicPartition, Long> flush() {
    producer.flush();
    throwFailure();
    return Map.copyOf(ends);
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    send(record, metadata -> {});
  }

  @SuppressWarnings("FutureReturnValueIgnored") // failures reach sent(…)
  private void send(ProducerRecord<byte[], byte[]> record, Consumer<RecordMetadata> onceStored) {
    throwFailure();
    try {
      producer.send(record, (metadata, exception) -> sent(metadata, exception, onceStored));
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private void sent(
      RecordMetadata metadata, Exception exception, Consumer<RecordMetadata> onceStored) {
    if (exception == null) {
      onceStored.accept(metadata);
      ends.merge(
          new TopicPartition(metadata.topic(), metadata.partition()),
          metadata.offset() + 1,
          Math::max);
    } else {
      failure.compareAndSet(null, exception);
    }
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw failed(failure.get());
    }
  }

  private UserError failed(Exception exception) {
    if (exception instanceof TimeoutException) {
      return new UserError(
          "Kafka at "
              + brokers
              + " does not answer, or has not the topics: is the stack up? (./escalations status)",
          exception);
    }
    if (exception instanceof RecordTooLargeException) {
      return new UserError("a record is larger than the 4 MiB that Kafka takes", exception);
    }
    return new UserError(
        "Kafka at " + brokers + " refused a record: " + exception.getMessage(), exception);
  }

  private static CaseEvent heartbeat(String eventId, long instant) {
    return CaseEvent.builder(eventId, null, EventType.HEARTBEAT, instant)
        .source("escalations")
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
