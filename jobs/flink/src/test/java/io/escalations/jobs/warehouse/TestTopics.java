package io.escalations.jobs.warehouse;

import io.escalations.jobs.TestProducer;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what the timeline job writes. */
final class TestTopics implements AutoCloseable {
  private final TestProducer producer;

  TestTopics(String brokers) {
    producer = new TestProducer(brokers);
  }

  void facts(FactsChanged facts) {
    producer.send(Topics.CASE_FACTS, facts);
  }

  /** A mark of event time between the facts of every partition. */
  void timeMark(long eventTime) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      producer.send(
          new ProducerRecord<>(
              Topics.CASE_FACTS.name(),
              partition,
              null,
              Topics.PROGRESS.encode(new Progress(0, 1, eventTime))));
    }
  }

  void alert(SlaAlert alert) {
    producer.send(Topics.SLA_ALERTS, alert);
  }

  void event(CaseEvent event, EventOrigin origin) {
    producer.send(event, origin);
  }

  void duplicate(DuplicateEvent duplicate) {
    producer.send(Topics.DUPLICATES, duplicate);
  }

  void counts(RecordCounts counts) {
    producer.send(Topics.RECORD_COUNTS, counts);
  }

  void progress(Progress progress) {
    producer.send(Topics.PROGRESS, progress);
  }

  void refusal(RejectedRecord refused) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.REJECTED.name(), refused.key(), Topics.REJECTED.encode(refused.raw()));
    record.headers().add(RejectedRecord.HEADER_TOPIC, bytes(refused.topic()));
    record
        .headers()
        .add(RejectedRecord.HEADER_PARTITION, bytes(String.valueOf(refused.partition())));
    record.headers().add(RejectedRecord.HEADER_OFFSET, bytes(String.valueOf(refused.offset())));
    record.headers().add(RejectedRecord.HEADER_REASON, bytes(refused.reason().name()));
    record.headers().add(RejectedRecord.HEADER_DETAIL, bytes(refused.detail()));
    record
        .headers()
        .add(RejectedRecord.HEADER_REJECTED_AT, bytes(Times.format(refused.rejectedAt())));
    producer.send(record);
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
