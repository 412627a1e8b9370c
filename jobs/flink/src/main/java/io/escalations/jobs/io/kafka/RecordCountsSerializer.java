package io.escalations.jobs.io.kafka;

import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.topic.Topics;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Counts of a partition, under its number. */
final class RecordCountsSerializer implements KafkaRecordSerializationSchema<RecordCounts> {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      RecordCounts counts, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        Topics.RECORD_COUNTS.name(),
        Topics.RECORD_COUNTS.key(counts),
        Topics.RECORD_COUNTS.encode(counts));
  }
}
