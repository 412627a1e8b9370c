package io.escalations.sources.app;

import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes events, what is to be remembered, and how far was read, in one transaction. Its producer's
 * transactional id lets no second process map beside it.
 */
final class MapperJournal {
  private final Producer<byte[], byte[]> producer;
  private final ConsumerGroupMetadata group;

  /**
   * @param producer transactional
   * @param group of the consumer whose offsets are committed
   */
  MapperJournal(Producer<byte[], byte[]> producer, ConsumerGroupMetadata group) {
    this.producer = producer;
    this.group = group;
  }

  /** From here on no earlier process can write. */
  void begin() {
    producer.initTransactions();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what went wrong, the commit throws
  void commit(
      List<ProducerRecord<byte[], byte[]>> events,
      Map<String, Optional<SourceState>> changes,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    producer.beginTransaction();
    events.forEach(producer::send);
    changes.forEach(
        (key, state) ->
            producer.send(
                new ProducerRecord<>(
                    Topics.SOURCE_STATES.name(),
                    Topic.keyOf(key),
                    state.map(Topics.SOURCE_STATES::encode).orElse(null))));
    producer.sendOffsetsToTransaction(offsets, group);
    producer.commitTransaction();
  }
}
