package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.FactsChanged;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code case-facts}.
 *
 * @param offset grows with each word on a case, as all of them stand in one partition; so it is the
 *     rows' version
 */
public record CommittedFacts(FactsChanged facts, long offset, int bytes) implements Sized {
  private static final Cbor<FactsChanged> CODEC = Cbor.of(FactsChanged.class);

  /** A mark of time, which has no key, reads as facts that say nothing. */
  static CommittedFacts read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedFacts(
        CODEC.decode(record.value()), record.offset(), record.serializedValueSize());
  }
}
