package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.ClickHouseSink;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.RecordReader;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
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

  /**
   * To {@code cases}, {@code escalations}, {@code sla_clocks} and {@code case_resolutions}; returns
   * what was read.
   */
  public DataStream<CommittedFacts> facts() {
    DataStream<CommittedFacts> facts =
        env.fromSource(
                source(CommittedFacts.class, CommittedFacts::read, Topics.CASE_FACTS),
                RecordTimeWatermarks.ofPartitions(),
                "case facts")
            .uid(OperatorIds.CASE_FACTS);
    facts
        .sinkTo(new ClickHouseSink<>(access, FactRows::new))
        .name("cases, escalations, sla_clocks, case_resolutions")
        .uid(OperatorIds.WRITE_FACTS);
    return facts;
  }

  /** To {@code sla_alerts}; returns what was read. */
  public DataStream<CommittedAlert> alerts() {
    DataStream<CommittedAlert> alerts =
        env.fromSource(
                source(CommittedAlert.class, CommittedAlert::read, Topics.SLA_ALERTS),
                RecordTimeWatermarks.ofPartitions(),
                "alerts")
            .uid(OperatorIds.ALERTS);
    alerts
        .sinkTo(new ClickHouseSink<>(access, AlertRows::new))
        .name("sla_alerts")
        .uid(OperatorIds.WRITE_ALERTS);
    return alerts;
  }

  /** To {@code case_events}. */
  public void events() {
    env.fromSource(
            source(AcceptedEvent.class, AcceptedEvent::read, Topics.ACCEPTED_EVENTS),
            WatermarkStrategy.noWatermarks(),
            "accepted events")
        .uid(OperatorIds.ACCEPTED_EVENTS)
        .sinkTo(new ClickHouseSink<>(access, EventRows::new))
        .name("case_events")
        .uid(OperatorIds.WRITE_EVENTS);
  }

  /** To {@code rejected_events}. */
  public void refusals() {
    env.fromSource(
            source(CommittedRefusal.class, CommittedRefusal::read, Topics.REJECTED),
            WatermarkStrategy.noWatermarks(),
            "refused events")
        .uid(OperatorIds.REFUSED_EVENTS)
        .sinkTo(new ClickHouseSink<>(access, RefusalRows::new))
        .name("rejected_events")
        .uid(OperatorIds.WRITE_REFUSALS);
  }

  /** To {@code escalation_volume}, {@code resolution_times} and {@code issue_patterns}. */
  public void analytics() {
    env.fromSource(
            source(CommittedVolume.class, CommittedVolume::read, Topics.ESCALATION_VOLUME),
            WatermarkStrategy.noWatermarks(),
            "escalation volume")
        .uid(OperatorIds.VOLUME_ROWS)
        .sinkTo(new ClickHouseSink<>(access, VolumeRows::new))
        .name("escalation_volume")
        .uid(OperatorIds.WRITE_VOLUME);
    env.fromSource(
            source(CommittedResolution.class, CommittedResolution::read, Topics.RESOLUTION_TIMES),
            WatermarkStrategy.noWatermarks(),
            "resolution times")
        .uid(OperatorIds.RESOLUTION_ROWS)
        .sinkTo(new ClickHouseSink<>(access, ResolutionRows::new))
        .name("resolution_times")
        .uid(OperatorIds.WRITE_RESOLUTION);
    env.fromSource(
            source(CommittedPattern.class, CommittedPattern::read, Topics.ISSUE_PATTERNS),
            WatermarkStrategy.noWatermarks(),
            "issue patterns")
        .uid(OperatorIds.PATTERN_ROWS)
        .sinkTo(new ClickHouseSink<>(access, PatternRows::new))
        .name("issue_patterns")
        .uid(OperatorIds.WRITE_PATTERNS);
  }

  /**
   * To {@code pipeline_progress}, after the facts and alerts said before it: it is held until
   * everything that was said up to then has been read, and written when a checkpoint, for which all
   * tables are flushed, has completed.
   */
  public void progress(DataStream<CommittedFacts> facts, DataStream<CommittedAlert> alerts) {
    DataStream<CommittedProgress> progress =
        env.fromSource(
                source(CommittedProgress.class, CommittedProgress::read, Topics.PROGRESS),
                RecordTimeWatermarks.ofProgress(),
                "progress")
            .uid(OperatorIds.PROGRESS)
            .setParallelism(1);
    progress
        .union(
            facts.flatMap(new WatermarkOnly<>()).name("time of facts").uid(OperatorIds.FACTS_TIME),
            alerts
                .flatMap(new WatermarkOnly<>())
                .name("time of alerts")
                .uid(OperatorIds.ALERTS_TIME))
        .keyBy(CommittedProgress::subtask)
        .process(new HeldProgress())
        .name("hold")
        .uid(OperatorIds.HOLD_PROGRESS)
        .setParallelism(1)
        .sinkTo(new ProgressSink(access))
        .name("pipeline_progress")
        .uid(OperatorIds.WRITE_PROGRESS)
        .setParallelism(1);
  }

  private <T> KafkaSource<T> source(Class<T> type, RecordReader.Read<T> read, String topic) {
    return kafka.source(GROUP, RecordReader.of(type, read), topic);
  }
}
