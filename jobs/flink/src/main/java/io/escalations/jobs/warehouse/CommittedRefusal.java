package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Sized;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.RejectedRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record of {@code case-events-rejected}. */
public record CommittedRefusal(RejectedRecord refused, int bytes) implements Sized {

  static CommittedRefusal read(ConsumerRecord<byte[], byte[]> record) {
    RejectedRecord refused =
        new RejectedRecord(
            header(record, RejectedRecord.HEADER_TOPIC),
            Integer.parseInt(header(record, RejectedRecord.HEADER_PARTITION)),
            Long.parseLong(header(record, RejectedRecord.HEADER_OFFSET)),
            RejectReason.valueOf(header(record, RejectedRecord.HEADER_REASON)),
            header(record, RejectedRecord.HEADER_DETAIL),
            record.key(),
            record.value(),
            Times.parse(header(record, RejectedRecord.HEADER_REJECTED_AT)));
    return new CommittedRefusal(refused, Math.max(0, record.serializedValueSize()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
