package io.escalations.jobs.io.kafka;

import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** How the jobs read and write Kafka: committed records in, one transaction a checkpoint out. */
public final class KafkaTopics {
  /** What a broker allows by default. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private final String brokers;
  private final Duration transactionTimeout;

  public KafkaTopics(String brokers) {
    this(brokers, TRANSACTION_TIMEOUT);
  }

  /**
   * @param transactionTimeout must exceed the longest outage: a transaction that times out after
   *     its checkpoint completed is lost
   */
  public KafkaTopics(String brokers, Duration transactionTimeout) {
    this.brokers = brokers;
    this.transactionTimeout = transactionTimeout;
  }

  /**
   * Reads from the start, or from where the job's state left off; the group only shows how far a
   * checkpoint covers.
   */
  public <T> KafkaSource<T> source(
      String group, KafkaRecordDeserializationSchema<T> deserializer, Topic<?>... topics) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(brokers)
        .setTopics(Stream.of(topics).map(Topic::name).toList())
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(deserializer)
        .setProperty("isolation.level", "read_committed")
        .setProperty("client.id.prefix", group)
        .build();
  }

  /**
   * The same.
   *
   * @param topic whose backlog decides how often the job checkpoints
   * @param others that are read with it
   */
  public <T> Source<T, ?, ?> sourceWithBacklog(
      String group,
      KafkaRecordDeserializationSchema<T> deserializer,
      Topic<?> topic,
      Topic<?>... others) {
    Topic<?>[] all = Stream.concat(Stream.of(topic), Stream.of(others)).toArray(Topic<?>[]::new);
    return new BacklogSource<>(source(group, deserializer, all), brokers, group, topic.name());
  }

  /**
   * Facts, their history, alerts, accepted events, duplicates and progress of a subtask: visible
   * together, once, when their checkpoint completes.
   */
  public KafkaSink<OutputRecord> timelineOutput() {
    return transactional(
        "escalations-timeline",
        new OutputRecordSerializer(
            Topics.CASE_FACTS,
            Topics.CASE_FACTS_HISTORY,
            Topics.SLA_ALERTS,
            Topics.ACCEPTED_EVENTS,
            Topics.DUPLICATES,
            Topics.PROGRESS));
  }

  /** Rows of windows, candidates of patterns and how far they are complete, likewise. */
  public KafkaSink<OutputRecord> analytics() {
    return transactional(
        "escalations-analytics",
        new OutputRecordSerializer(
            Topics.ESCALATION_VOLUME,
            Topics.RESOLUTION_TIMES,
            Topics.ISSUE_PATTERNS,
            Topics.ANALYTICS_PROGRESS));
  }

  /** Refused records, as they came. */
  public KafkaSink<RejectedRecord> deadLetters(String transactionalIdPrefix) {
    return transactional(transactionalIdPrefix, new RejectedSerializer());
  }

  /**
   * How many records were read; what is written of it twice, or too early, is true all the same.
   */
  public KafkaSink<RecordCounts> recordCounts() {
    return atLeastOnce(new RecordCountsSerializer());
  }

  private <T> KafkaSink<T> transactional(
      String transactionalIdPrefix, KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(brokers)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactionalIdPrefix)
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setRecordSerializer(serializer)
        .setProperty("transaction.timeout.ms", String.valueOf(transactionTimeout.toMillis()))
        .setProperty("compression.type", "lz4")
        // Nobody reads it before the checkpoint, which sends what still waits: larger batches cost
        // no latency.
        .setProperty("linger.ms", "100")
        .setProperty("batch.size", String.valueOf(128 * 1024))
        .setProperty("max.request.size", String.valueOf(5 * 1024 * 1024))
        .build();
  }

  /** For records that may be written twice without harm. */
  public <T> KafkaSink<T> atLeastOnce(KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(brokers)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(serializer)
        .build();
  }
}
