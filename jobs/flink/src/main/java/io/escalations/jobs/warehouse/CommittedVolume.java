package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.EscalationVolumeRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code escalation-volume}; all words on a row stand in one partition, so the offset
 * is its version.
 */
public record CommittedVolume(EscalationVolumeRow row, long offset, int bytes) implements Sized {
  private static final Cbor<EscalationVolumeRow> CODEC = Cbor.of(EscalationVolumeRow.class);

  static CommittedVolume read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedVolume(
        CODEC.decode(record.value()), record.offset(), record.serializedValueSize());
  }
}
