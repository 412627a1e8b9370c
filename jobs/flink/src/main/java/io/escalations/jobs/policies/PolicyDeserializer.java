package io.escalations.jobs.policies;

import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of {@code sla-policies}; one without a value is skipped. */
public final class PolicyDeserializer implements KafkaRecordDeserializationSchema<PolicyRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PolicyRecord> out) {
    if (record.value() != null) {
      out.collect(
          new PolicyRecord(
              record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
              Topics.SLA_POLICIES.decode(record.value()),
              record.partition(),
              record.offset(),
              record.timestamp()));
    }
  }

  @Override
  public TypeInformation<PolicyRecord> getProducedType() {
    return TypeInformation.of(PolicyRecord.class);
  }
}
