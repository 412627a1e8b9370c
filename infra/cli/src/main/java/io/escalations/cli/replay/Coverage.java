package io.escalations.cli.replay;

import io.escalations.cli.replay.Patience.Sight;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.FlinkJob;
import io.escalations.stored.Consumers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the pipeline has come, as Kafka shows it: what a completed checkpoint covers is in the
 * committed offsets of the job's group, and what was emitted under it can be read by readers of
 * committed records.
 */
public final class Coverage implements AutoCloseable {
  static final String POLICIES = "timeline-policies";

  private static final String TIMELINE = FlinkJob.TIMELINE.jobName();
  private static final String ANALYTICS = FlinkJob.ANALYTICS.jobName();
  private static final String WAREHOUSE = FlinkJob.WAREHOUSE.jobName();
  private static final String LAKE = FlinkJob.LAKE.jobName();
  private static final List<Topic<?>> TIMELINE_OUTPUT =
      List.of(
          Topics.CASE_FACTS,
          Topics.CASE_FACTS_HISTORY,
          Topics.SLA_ALERTS,
          Topics.ACCEPTED_EVENTS,
          Topics.DUPLICATES,
          Topics.REJECTED,
          Topics.PROGRESS);
  private static final Set<String> READ_BY_ANALYTICS =
      Set.of(Topics.CASE_FACTS.name(), Topics.ACCEPTED_EVENTS.name());
  private static final List<Topic<?>> WINDOWS =
      List.of(Topics.ESCALATION_VOLUME, Topics.RESOLUTION_TIMES, Topics.ISSUE_PATTERNS);
  private static final List<Topic<?>> IN_LAKE =
      List.of(
          Topics.ACCEPTED_EVENTS,
          Topics.CASE_FACTS,
          Topics.ESCALATION_VOLUME,
          Topics.RESOLUTION_TIMES);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final EventTimes pipeline;
  private final EventTimes windows;
  private final WaitingCases waitingCases;
  private final Patience patience;

  /**
   * Progress is followed from the moment this is made.
   *
   * @param meanwhile run at each look
   * @throws UserError if Kafka does not answer
   */
  public Coverage(String brokers, Runnable meanwhile) {
    patience = new Patience(WallClock.system(), STALLED_AFTER, meanwhile);
    admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                brokers,
                "client.id",
                "escalations-replay",
                "request.timeout.ms",
                15_000,
                "default.api.timeout.ms",
                20_000));
    consumer = Consumers.looking(brokers);
    pipeline = new EventTimes(brokers, Topics.PROGRESS);
    windows = new EventTimes(brokers, Topics.ANALYTICS_PROGRESS);
    waitingCases = new WaitingCases(brokers);
  }

  /** Returns when a completed checkpoint of the timeline job covers all events published so far. */
  public void awaitEvents() {
    awaitCommitted(TIMELINE, ends(List.of(Topics.CASE_EVENTS), IsolationLevel.READ_COMMITTED));
  }

  /**
   * Returns when a completed checkpoint of the timeline job covers the offsets of these topics'
   * partitions.
   */
  void awaitCommitted(String group, Map<TopicPartition, Long> ends) {
    patience.await(
        () -> {
          Map<TopicPartition, Long> committed = committed(group);
          return new Sight(
              ends.entrySet().stream()
                  .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue()),
              committed);
        },
        "no completed checkpoint of the timeline job (group "
            + group
            + ") covers what was published");
  }

  /** Returns when the outcome of every event published so far can be read. */
  public void awaitOutcomes() {
    awaitEvents();
    awaitReadBacks();
    awaitTables();
  }

  /**
   * Returns when no retired case waits until its earlier events are read back. To be called once
   * the events are covered: then each of them has an outcome.
   */
  void awaitReadBacks() {
    awaitReadable(TIMELINE_OUTPUT, "the timeline job's output is not committed");
    patience.await(
        () -> {
          Map<Integer, Progress> latest = waitingCases.read();
          return new Sight(waitingCases.isNone(), latest);
        },
        "cases that were retired wait until their earlier events are read back from ClickHouse");
  }

  /**
   * Returns when a completed checkpoint holds that the timeline job's event time has reached the
   * instant.
   */
  void awaitEventTime(long instant) {
    await(
        pipeline,
        instant,
        "the timeline job's event time has not reached the end of what was published");
  }

  /**
   * Returns when everything the timeline job has written so far can be read, and the analytics job
   * has read it.
   */
  public void awaitAnalytics() {
    Map<TopicPartition, Long> ends =
        awaitReadable(TIMELINE_OUTPUT, "the timeline job's output is not committed");
    ends.keySet().removeIf(partition -> !READ_BY_ANALYTICS.contains(partition.topic()));
    awaitRead(ANALYTICS, ends, "the analytics job has not read all facts");
  }

  /** Returns when a completed checkpoint holds that the windows are complete up to the instant. */
  public void awaitWindows(long instant) {
    await(
        windows,
        instant,
        "the analytics job's event time has not reached the end of what was published");
  }

  /**
   * Returns when everything the jobs have written so far can be read, and the warehouse has written
   * it down.
   */
  public void awaitTables() {
    Map<TopicPartition, Long> ends =
        new HashMap<>(awaitReadable(TIMELINE_OUTPUT, "the timeline job's output is not committed"));
    ends.putAll(awaitReadable(WINDOWS, "the analytics job's output is not committed"));
    awaitRead(WAREHOUSE, ends, "the warehouse job has not written everything to ClickHouse");
  }

  /** Returns when all that was written so far is in whole files. */
  public void awaitLake() {
    awaitRead(
        LAKE,
        awaitReadable(IN_LAKE, "the jobs' output is not committed"),
        "the lake job has not closed its files");
  }

  private void await(EventTimes times, long instant, String otherwise) {
    patience.await(
        () -> {
          Map<Integer, Progress> latest = times.read();
          return new Sight(EventTimes.reached(latest, instant), latest);
        },
        otherwise);
  }

  private Map<TopicPartition, Long> awaitReadable(List<Topic<?>> topics, String otherwise) {
    Map<TopicPartition, Long> ends = ends(topics, IsolationLevel.READ_UNCOMMITTED);
    patience.await(
        () -> {
          Map<TopicPartition, Long> readable = ends(topics, IsolationLevel.READ_COMMITTED);
          return new Sight(
              ends.entrySet().stream()
                  .allMatch(end -> readable.get(end.getKey()) >= end.getValue()),
              readable);
        },
        otherwise);
    return ends;
  }

  private void awaitRead(String group, Map<TopicPartition, Long> ends, String otherwise) {
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    patience.await(
        () -> {
          Map<TopicPartition, Long> committed = committed(group);
          open.retainAll(unread(open, committed, ends));
          return new Sight(open.isEmpty(), committed);
        },
        otherwise);
  }

  /**
   * Of these partitions those that hold a record from the committed offset up to the end. Markers
   * of transactions take offsets too, so only reading tells; of each partition no more is read than
   * that takes.
   */
  private Set<TopicPartition> unread(
      Set<TopicPartition> partitions,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> ends) {
    Set<TopicPartition> unread = new HashSet<>();
    Set<TopicPartition> unknown = new HashSet<>(partitions);
    consumer.assign(partitions);
    consumer.resume(partitions);
    partitions.forEach(
        partition -> consumer.seek(partition, committed.getOrDefault(partition, 0L)));
    while (true) {
      unknown.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
      consumer.pause(
          partitions.stream().filter(partition -> !unknown.contains(partition)).toList());
      if (unknown.isEmpty()) {
        return unread;
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (TopicPartition partition : records.partitions()) {
        unknown.remove(partition);
        if (records.records(partition).get(0).offset() < ends.get(partition)) {
          unread.add(partition);
        }
      }
    }
  }

  private Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private Map<TopicPartition, Long> ends(List<Topic<?>> topics, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Topic<?> topic : topics) {
      Consumers.partitions(consumer, topic)
          .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest, new ListOffsetsOptions(level)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new UserError(
          "Kafka does not answer: "
              + e.getCause().getMessage()
              + ": is the stack up? (./escalations status)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    consumer.close();
    pipeline.close();
    windows.close();
    waitingCases.close();
  }
}
