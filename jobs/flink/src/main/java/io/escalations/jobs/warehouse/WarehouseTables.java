package io.escalations.jobs.warehouse;

import static java.util.stream.Collectors.joining;

import io.escalations.jobs.commit.RequestCommits;
import io.escalations.jobs.io.clickhouse.ClickHouseSink;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.RecordReader;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From each topic to its tables. A topic's partitions keep the order of a case, so nothing needs to
 * be shuffled.
 */
public final class WarehouseTables {
  private static final String GROUP = "warehouse";

  private final StreamExecutionEnvironment env;
  private final KafkaTopics kafka;
  private final WarehouseAccess access;

  public WarehouseTables(
      StreamExecutionEnvironment env, KafkaTopics kafka, WarehouseAccess access) {
    this.env = env;
    this.kafka = kafka;
    this.access = access;
  }

  /** To the tables of facts and of their history; returns what was read. */
  public DataStream<TopicRecord> facts() {
    DataStream<TopicRecord> facts =
        env.fromSource(
                kafka.sourceWithBacklog(
                    GROUP, records(), Topics.CASE_FACTS, Topics.CASE_FACTS_HISTORY),
                RecordTimeWatermarks.ofPartitions(),
                Topics.CASE_FACTS.name())
            .uid(OperatorIds.CASE_FACTS);
    write(
        RequestCommits.of(facts, record -> !record.key().isEmpty(), OperatorIds.COMMIT_FACTS),
        List.of(Topics.CASE_FACTS, Topics.CASE_FACTS_HISTORY),
        OperatorIds.WRITE_FACTS);
    return facts;
  }

  /** To {@code sla_alerts}; returns what was read. */
  public DataStream<TopicRecord> alerts() {
    DataStream<TopicRecord> alerts =
        records(Topics.SLA_ALERTS, RecordTimeWatermarks.ofPartitions(), OperatorIds.ALERTS);
    write(alerts, List.of(Topics.SLA_ALERTS), OperatorIds.WRITE_ALERTS);
    return alerts;
  }

  /** To {@code case_events}; returns what was read. */
  public DataStream<TopicRecord> events() {
    DataStream<TopicRecord> events =
        records(
            Topics.ACCEPTED_EVENTS,
            RecordTimeWatermarks.ofPartitions(),
            OperatorIds.ACCEPTED_EVENTS);
    write(events, List.of(Topics.ACCEPTED_EVENTS), OperatorIds.WRITE_EVENTS);
    return events;
  }

  /**
   * To {@code duplicate_events}, {@code rejected_events}, {@code record_counts} and {@code
   * alert_deliveries}.
   */
  public void accounting() {
    List<Topic<?>> topics =
        List.of(Topics.DUPLICATES, Topics.REJECTED, Topics.RECORD_COUNTS, Topics.ALERT_DELIVERIES);
    write(
        RequestCommits.of(
            records(topics, OperatorIds.ACCOUNTING),
            record -> !record.topic().equals(Topics.RECORD_COUNTS.name()),
            OperatorIds.COMMIT_ACCOUNTING),
        topics,
        OperatorIds.WRITE_ACCOUNTING);
  }

  /** To {@code escalation_volume}, {@code resolution_times} and {@code issue_patterns}. */
  public void analytics() {
    List<Topic<?>> topics =
        List.of(Topics.ESCALATION_VOLUME, Topics.RESOLUTION_TIMES, Topics.ISSUE_PATTERNS);
    write(
        RequestCommits.of(
            records(topics, OperatorIds.ANALYTICS_ROWS), OperatorIds.COMMIT_ANALYTICS_ROWS),
        topics,
        OperatorIds.WRITE_ANALYTICS_ROWS);
  }

  /**
   * To {@code pipeline_progress}, after the facts, alerts and accepted events emitted before it: it
   * is held until everything that was emitted up to then has been read, and written when a
   * checkpoint, for which all tables are flushed, has completed.
   */
  public void progress(
      DataStream<TopicRecord> facts,
      DataStream<TopicRecord> alerts,
      DataStream<TopicRecord> events) {
    DataStream<CommittedProgress> progress =
        env.fromSource(
                kafka.source(
                    GROUP,
                    RecordReader.of(CommittedProgress.class, CommittedProgress::read),
                    Topics.PROGRESS),
                RecordTimeWatermarks.ofProgress(),
                "progress")
            .uid(OperatorIds.PROGRESS)
            .setParallelism(1);
    DataStream<CommittedProgress> read =
        progress
            .union(
                facts
                    .flatMap(new WatermarkOnly())
                    .name("time of facts")
                    .uid(OperatorIds.FACTS_TIME),
                alerts
                    .flatMap(new WatermarkOnly())
                    .name("time of alerts")
                    .uid(OperatorIds.ALERTS_TIME),
                events
                    .flatMap(new WatermarkOnly())
                    .name("time of events")
                    .uid(OperatorIds.EVENTS_TIME))
            .keyBy(CommittedProgress::subtask)
            .process(new HeldProgress())
            .name("hold")
            .uid(OperatorIds.HOLD_PROGRESS)
            .setParallelism(1);
    RequestCommits.of(read, OperatorIds.COMMIT_PROGRESS)
        .sinkTo(new ProgressSink(access))
        .name("pipeline_progress")
        .uid(OperatorIds.WRITE_PROGRESS)
        .setParallelism(1);
  }

  /** One reader for several topics: each would be a task of every checkpoint. */
  private DataStream<TopicRecord> records(List<Topic<?>> topics, String uid) {
    return env.fromSource(
            kafka.source(GROUP, records(), topics.toArray(Topic<?>[]::new)),
            WatermarkStrategy.noWatermarks(),
            topics.stream().map(Topic::name).collect(joining(", ")))
        .uid(uid);
  }

  private DataStream<TopicRecord> records(
      Topic<?> topic, WatermarkStrategy<TopicRecord> time, String uid) {
    return env.fromSource(kafka.source(GROUP, records(), topic), time, topic.name()).uid(uid);
  }

  private static RecordReader<TopicRecord> records() {
    return RecordReader.of(TopicRecord.class, TopicRecord::of);
  }

  private void write(DataStream<TopicRecord> records, List<Topic<?>> topics, String uid) {
    List<String> names = topics.stream().map(Topic::name).toList();
    String tables =
        names.stream()
            .flatMap(topic -> Tables.ofTopic(topic).stream())
            .map(Table::name)
            .collect(joining(", "));
    records.sinkTo(new ClickHouseSink(access, names)).name(tables).uid(uid);
  }
}
