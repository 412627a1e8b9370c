package io.escalations.jobs.policies;

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
              text(record.key()),
              text(record.value()),
              record.partition(),
              record.offset(),
              record.timestamp()));
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<PolicyRecord> getProducedType() {
    return TypeInformation.of(PolicyRecord.class);
  }
}
