package io.escalations.jobs;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records many at a time, and fails if one of them is not taken. */
public final class TestProducer implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<?>> sent = new ArrayList<>();

  public TestProducer(String brokers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public <T> void send(KeyedTopic<T> topic, T value) {
    send(new ProducerRecord<>(topic.name(), topic.key(value), topic.encode(value)));
  }

  /** An accepted event, with where it came from. */
  public void send(CaseEvent event, EventOrigin origin) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.ACCEPTED_EVENTS.name(),
            Topics.ACCEPTED_EVENTS.key(event),
            Topics.ACCEPTED_EVENTS.encode(event));
    record.headers().add(EventOrigin.HEADER, origin.encode().getBytes(StandardCharsets.UTF_8));
    send(record);
  }

  public void send(ProducerRecord<byte[], byte[]> record) {
    sent.add(producer.send(record));
  }

  /** Returns when the broker has all of them. */
  public void flush() {
    producer.flush();
    try {
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a record was not sent", e);
    }
    sent.clear();
  }

  @Override
  public void close() {
    try {
      flush();
    } finally {
      producer.close();
    }
  }
}
