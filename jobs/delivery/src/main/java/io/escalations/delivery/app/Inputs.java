package io.escalations.delivery.app;

import io.escalations.delivery.plan.ClockInstanceKey;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads alerts, facts, acknowledgements and progress from where they were read last; the first time
 * ever from now on. Nothing is to be sent before what stood there at the beginning has been read:
 * much of it may be over.
 */
final class Inputs {
  private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);
  private static final List<Topic<?>> TOPICS =
      List.of(Topics.SLA_ALERTS, Topics.CASE_FACTS, Topics.ALERT_ACKNOWLEDGEMENTS, Topics.PROGRESS);
  private static final List<Table<?>> FACTS = List.of(Tables.SLA_CLOCKS, Tables.CASES);

  /** Topics whose records may come before the alert that they are about. */
  private static final Set<String> BEFORE_ALERTS =
      Set.of(Topics.CASE_FACTS.name(), Topics.ALERT_ACKNOWLEDGEMENTS.name());

  /** So many of their records are read again: what is known of alerts to come is not written. */
  private static final long READ_AGAIN = 20_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Memory memory;
  private final Liveness liveness;
  private final Map<TopicPartition, Long> toReach = new HashMap<>();

  Inputs(Consumer<byte[], byte[]> consumer, Memory memory, Liveness liveness) {
    this.consumer = consumer;
    this.memory = memory;
    this.liveness = liveness;
  }

  /** Takes its place on every partition. */
  void begin() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(new HashSet<>(partitions));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata last = committed.get(partition);
      long end = ends.get(partition);
      long again = BEFORE_ALERTS.contains(partition.topic()) ? READ_AGAIN : 0;
      consumer.seek(
          partition, last == null ? end : Math.max(first.get(partition), last.offset() - again));
      toReach.put(partition, end);
    }
  }

  /** Whether what stood there at the beginning has been read. */
  boolean caughtUp() {
    toReach.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    return toReach.isEmpty();
  }

  /** What comes within the time; returns whether anything did. */
  boolean poll(Duration within) {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(within)) {
      any = true;
      try {
        read(record);
      } catch (RuntimeException e) {
        LOG.error(
            "{}-{} offset {} is not what the topic carries; it is left out",
            record.topic(),
            record.partition(),
            record.offset(),
            e);
      }
    }
    return any;
  }

  /** To be committed with what was made of them. */
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    return offsets;
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : TOPICS) {
      List<PartitionInfo> found = consumer.partitionsFor(topic.name());
      if (found == null || found.isEmpty()) {
        throw new KafkaException("there is no topic " + topic.name());
      }
      found.forEach(
          partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
    }
    return partitions;
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topics.SLA_ALERTS.name())) {
      memory.read(Topics.SLA_ALERTS.decode(record.value()), isRecorded(record));
    } else if (record.topic().equals(Topics.ALERT_ACKNOWLEDGEMENTS.name())) {
      if (record.value() != null) {
        memory.read(Topics.ALERT_ACKNOWLEDGEMENTS.decode(record.value()));
      }
    } else if (record.topic().equals(Topics.PROGRESS.name())) {
      liveness.read(Topics.PROGRESS.decode(record.value()), record.timestamp());
    } else if (record.key() != null) { // else it is a watermark
      read(FactsCodec.decode(record.value(), FACTS));
    }
  }

  private static boolean isRecorded(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(SlaAlert.HEADER);
    return header != null
        && SlaAlert.RECORDED.equals(new String(header.value(), StandardCharsets.UTF_8));
  }

  private void read(FactsChanged facts) {
    for (SlaClockRow clock : facts.rows(Tables.SLA_CLOCKS)) {
      if (clock.stoppedAt() == null) {
        memory.runs(key(clock));
      } else {
        memory.ended(
            new ClockEnd(
                clock.caseId(),
                clock.clock(),
                clock.instance(),
                clock.status(),
                clock.stoppedAt(),
                clock.elapsedMillis()));
      }
    }
    facts.removed(Tables.SLA_CLOCKS).forEach(clock -> memory.runs(key(clock)));
    facts.rows(Tables.CASES).forEach(row -> read(row, facts.knownAt()));
  }

  private void read(CaseRow row, Long knownAt) {
    ClockInstanceKey clock = ClockInstanceKey.ofCase(row.caseId());
    switch (row.status()) {
      case OPEN, WAITING -> memory.runs(clock);
      case RESOLVED, CLOSED -> memory.ended(end(clock, ClockStatus.MET, knownAt));
      case CANCELLED -> memory.ended(end(clock, ClockStatus.CANCELLED, knownAt));
    }
  }

  private static ClockEnd end(ClockInstanceKey clock, ClockStatus status, Long knownAt) {
    return new ClockEnd(
        clock.caseId(),
        clock.clock(),
        clock.instance(),
        status,
        knownAt == null ? 0 : knownAt,
        null);
  }

  private static ClockInstanceKey key(SlaClockRow clock) {
    return new ClockInstanceKey(clock.caseId(), clock.clock(), clock.instance());
  }
}
