package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.IssuePatternRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code issue-patterns}; all words on a pattern stand in one partition, so the offset
 * is its version.
 */
public record CommittedPattern(IssuePatternRow row, long offset, int bytes) implements Sized {
  private static final Cbor<IssuePatternRow> CODEC = Cbor.of(IssuePatternRow.class);

  static CommittedPattern read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedPattern(
        CODEC.decode(record.value()), record.offset(), record.serializedValueSize());
  }
}
