package io.escalations.jobs.io.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Flink's Kafka source, and whether it has a <b>backlog</b>: more than {@value #MOST_BEHIND}
 * records that no checkpoint covers. Flink passes that on to the operators behind the source, which
 * then request no commits: nobody waits for the last second of a job that catches up.
 */
final class BacklogSource<T>
    implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<T> {
  private static final long serialVersionUID = 1L;

  /** Two seconds' worth of what a core reads. */
  static final long MOST_BEHIND = 20_000;

  private final KafkaSource<T> source;
  private final String brokers;
  private final String group;
  private final String topic;

  BacklogSource(KafkaSource<T> source, String brokers, String group, String topic) {
    this.source = source;
    this.brokers = brokers;
    this.group = group;
    this.topic = topic;
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return watched(source.createEnumerator(context), context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws Exception {
    return watched(source.restoreEnumerator(context, state), context);
  }

  private BacklogEnumerator watched(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> partitions,
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    ConsumerLag lag = new ConsumerLag(brokers, group, topic);
    return new BacklogEnumerator(partitions, context, lag::records, lag::close);
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return source.createReader(context);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return source.getProducedType();
  }
}
