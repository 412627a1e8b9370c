package io.escalations.sources.app;

import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.source.PollState;
import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.product.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes the records of a page and how far the source was read, in one transaction: neither is
 * there without the other. Its producer's transactional id lets no second process read the source
 * beside it.
 */
final class PollJournal {
  private final Producer<byte[], byte[]> producer;

  /**
   * @param producer transactional
   */
  PollJournal(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** From here on no earlier process can write. */
  void begin() {
    producer.initTransactions();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what went wrong, the commit throws
  void commit(List<RawRecord> records, PollState state) {
    producer.beginTransaction();
    records.forEach(record -> producer.send(raw(record, state)));
    SourceState kept = SourceState.of(state);
    producer.send(
        new ProducerRecord<>(
            Topics.SOURCE_STATES.name(),
            Topics.SOURCE_STATES.key(kept),
            Topics.SOURCE_STATES.encode(kept)));
    producer.commitTransaction();
  }

  private static ProducerRecord<byte[], byte[]> raw(RawRecord record, PollState state) {
    ProducerRecord<byte[], byte[]> raw =
        new ProducerRecord<>(
            Topics.CASE_RAW.name(),
            Topic.keyOf(record.caseId()),
            record.payload().toString().getBytes(StandardCharsets.UTF_8));
    raw.headers().add(RawHeaders.SOURCE, state.source().getBytes(StandardCharsets.UTF_8));
    raw.headers().add(RawHeaders.ID, record.id().getBytes(StandardCharsets.UTF_8));
    if (record.at() < state.connectedAt()) {
      raw.headers().add(SlaAlert.HEADER, SlaAlert.RECORDED.getBytes(StandardCharsets.UTF_8));
    }
    return raw;
  }
}
