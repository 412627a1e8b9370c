package io.escalations.jobs.warehouse;

import io.escalations.jobs.TestProducer;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Times;
import io.escalations.schemas.Topics;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import io.escalations.schemas.fact.Tables;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what the timeline job writes. */
final class TestTopics implements AutoCloseable {
  private static final Cbor<CaseEvent> EVENTS = Cbor.of(CaseEvent.class);
  private static final Cbor<Progress> PROGRESS = Cbor.of(Progress.class);

  private final TestProducer producer;

  TestTopics(String brokers) {
    producer = new TestProducer(brokers);
  }

  void facts(FactsChanged facts) {
    producer.send(
        new ProducerRecord<>(Topics.CASE_FACTS, bytes(facts.caseId()), FactsCodec.encode(facts)));
  }

  /** A mark of event time between the facts of every partition. */
  void timeMark(long eventTime) {
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      producer.send(
          new ProducerRecord<>(
              Topics.CASE_FACTS, partition, null, PROGRESS.encode(new Progress(0, 1, eventTime))));
    }
  }

  void alert(SlaAlert alert) {
    producer.send(
        new ProducerRecord<>(Topics.SLA_ALERTS, bytes(alert.caseId()), SlaAlertJson.write(alert)));
  }

  void event(CaseEvent event, EventOrigin origin) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.ACCEPTED_EVENTS, bytes(event.caseId()), EVENTS.encode(event));
    record.headers().add(EventOrigin.HEADER, bytes(origin.encode()));
    producer.send(record);
  }

  void duplicate(DuplicateEvent duplicate) {
    producer.send(
        new ProducerRecord<>(
            Topics.DUPLICATES,
            bytes(duplicate.caseId()),
            Tables.DUPLICATE_EVENTS.encode(duplicate)));
  }

  void counts(RecordCounts counts) {
    producer.send(
        new ProducerRecord<>(
            Topics.RECORD_COUNTS,
            bytes(String.valueOf(counts.partition())),
            Tables.RECORD_COUNTS.encode(counts)));
  }

  void progress(Progress progress) {
    producer.send(
        new ProducerRecord<>(
            Topics.PROGRESS, bytes(String.valueOf(progress.subtask())), PROGRESS.encode(progress)));
  }

  void refusal(RejectedRecord refused) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.REJECTED, refused.key(), refused.raw());
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
