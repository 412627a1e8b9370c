package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of {@code sla-alerts}. */
public record CommittedAlert(SlaAlert alert, long offset, int bytes) implements Sized {

  static CommittedAlert read(ConsumerRecord<byte[], byte[]> record) {
    return new CommittedAlert(
        SlaAlertJson.read(record.value()), record.offset(), record.serializedValueSize());
  }
}
