package io.escalations.jobs.io.kafka;

import io.escalations.schemas.Times;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The record whole, as it came; why, where and when as headers. */
final class RejectedSerializer
    implements KafkaRecordSerializationSchema<RejectedRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      RejectedRecord rejected, KafkaSinkContext context, Long timestamp) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.REJECTED.name(), rejected.key(), Topics.REJECTED.encode(rejected.raw()));
    header(record, RejectedRecord.HEADER_TOPIC, rejected.topic());
    header(record, RejectedRecord.HEADER_PARTITION, String.valueOf(rejected.partition()));
    header(record, RejectedRecord.HEADER_OFFSET, String.valueOf(rejected.offset()));
    header(record, RejectedRecord.HEADER_REASON, rejected.reason().name());
    header(record, RejectedRecord.HEADER_DETAIL, rejected.detail());
    header(record, RejectedRecord.HEADER_REJECTED_AT, Times.format(rejected.rejectedAt()));
    return record;
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    DefaultKafkaDatasetIdentifier topic =
        DefaultKafkaDatasetIdentifier.ofTopics(List.of(Topics.REJECTED.name()));
    return Optional.of(new DefaultKafkaDatasetFacet(topic, new Properties()));
  }
}
