package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.ResolutionTimesRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code resolution-times}; all words on a row stand in one partition, so the offset is
 * its version.
 */
public record CommittedResolution(ResolutionTimesRow row, long offset, int bytes) implements Sized {
  private static final Cbor<ResolutionTimesRow> CODEC = Cbor.of(ResolutionTimesRow.class);

  static CommittedResolution read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedResolution(
        CODEC.decode(record.value()), record.offset(), record.serializedValueSize());
  }
}
