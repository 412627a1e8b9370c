package io.escalations.jobs.io.kafka;

import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Each record to the topic it names. The list of topics is what lets a restart find the
 * transactions left open.
 */
final class OutputRecordSerializer
    implements KafkaRecordSerializationSchema<OutputRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final List<String> topics;

  /**
   * @param topics all that records may name
   */
  OutputRecordSerializer(Topic<?>... topics) {
    this.topics = Stream.of(topics).map(Topic::name).toList();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord outgoing, KafkaSinkContext context, Long timestamp) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            outgoing.topic(), outgoing.partition(), null, outgoing.key(), outgoing.value());
    if (outgoing.origin() != null) {
      record
          .headers()
          .add(EventOrigin.HEADER, outgoing.origin().encode().getBytes(StandardCharsets.UTF_8));
    }
    if (outgoing.recorded()) {
      record.headers().add(SlaAlert.HEADER, SlaAlert.RECORDED.getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(topics), new Properties()));
  }
}
