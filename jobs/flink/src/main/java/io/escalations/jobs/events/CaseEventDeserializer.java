package io.escalations.jobs.events;

import io.escalations.core.changelog.Digest;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The one place where JSON is read. Event time is a function of the log: a record puts it just
 * before its own instant (others of that instant may follow), a heartbeat at its instant; in live
 * time neither ahead of its append time.
 */
public final class CaseEventDeserializer implements KafkaRecordDeserializationSchema<ParsedRecord> {
  private static final long serialVersionUID = 1L;

  private final TimeMode time;
  private transient CaseEventParser parser;

  public CaseEventDeserializer(TimeMode time) {
    this.time = time;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    parser = new CaseEventParser(time == TimeMode.LIVE);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ParsedRecord> out) {
    Parsed parsed = parser.parse(record.key(), record.value(), record.timestamp());
    out.collect(parsed.event() == null ? refused(record, parsed) : parsed(record, parsed.event()));
  }

  private static ParsedRecord refused(ConsumerRecord<byte[], byte[]> record, Parsed parsed) {
    RejectedRecord rejected =
        new RejectedRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            parsed.reason(),
            parsed.detail(),
            record.key(),
            record.value(),
            record.timestamp());
    return new ParsedRecord(record.partition(), record.offset(), null, rejected, Long.MIN_VALUE);
  }

  private ParsedRecord parsed(ConsumerRecord<byte[], byte[]> record, CaseEvent event) {
    if (event.type() == EventType.HEARTBEAT) {
      return new ParsedRecord(
          record.partition(),
          record.offset(),
          null,
          null,
          notAhead(event.occurredAt(), record.timestamp()));
    }
    byte[] content = Topics.ACCEPTED_EVENTS.encode(event);
    CaseArrival arrival =
        new CaseArrival(
            event.caseId(),
            TimelineEvent.of(event, Digest.of(content)),
            event.issue() == null ? null : event.issue().description(),
            content,
            record.partition(),
            record.offset(),
            record.timestamp(),
            isHistory(record),
            Long.MIN_VALUE);
    return new ParsedRecord(
        record.partition(),
        record.offset(),
        arrival,
        null,
        notAhead(event.occurredAt() - 1, record.timestamp()));
  }

  private static boolean isHistory(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(SlaAlert.HEADER);
    return header != null
        && SlaAlert.RECORDED.equals(new String(header.value(), StandardCharsets.UTF_8));
  }

  private long notAhead(long eventTime, long appendedAt) {
    return time == TimeMode.LIVE ? Math.min(eventTime, appendedAt) : eventTime;
  }

  @Override
  public TypeInformation<ParsedRecord> getProducedType() {
    return TypeInformation.of(ParsedRecord.class);
  }
}
