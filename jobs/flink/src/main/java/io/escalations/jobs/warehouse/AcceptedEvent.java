package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.event.CaseEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code case-events-accepted}.
 *
 * @param ingestedAt when Kafka appended the event as it came, epoch milliseconds UTC
 */
public record AcceptedEvent(CaseEvent event, long ingestedAt, long offset, int bytes)
    implements Sized {
  private static final Cbor<CaseEvent> CODEC = Cbor.of(CaseEvent.class);

  public static AcceptedEvent read(ConsumerRecord<byte[], byte[]> record) {
    return new AcceptedEvent(
        CODEC.decode(record.value()),
        record.timestamp(),
        record.offset(),
        record.serializedValueSize());
  }
}
