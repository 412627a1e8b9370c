package io.escalations.jobs.app;

import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.events.CaseEventDeserializer;
import io.escalations.jobs.events.EventTime;
import io.escalations.jobs.events.Heartbeats;
import io.escalations.jobs.events.ParsedRecord;
import io.escalations.jobs.events.SplitEvents;
import io.escalations.jobs.io.clickhouse.ClickHouseEventArchive;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.jobs.policies.PolicyDeserializer;
import io.escalations.jobs.policies.PolicyRecord;
import io.escalations.jobs.timeline.CaseTimelineOperator;
import io.escalations.jobs.timeline.CaseTimelines;
import io.escalations.jobs.timeline.EventArchive;
import io.escalations.jobs.timeline.Retention;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The main job: case events in, alerts and changed facts out, in one transaction a checkpoint.
 *
 * <pre>
 *   case-events ──► parse ──┬─ counts ────────────────────────────► case-events-counts
 *                           ├─ refused ───────────────────────────► case-events-rejected
 *                           └─ arrivals ─ by case ─┐
 *   sla-policies ─────────────── to all ───────────┴─ timelines ──► sla-alerts, case-facts,
 *                                                                   case-facts-history,
 *                                                                   case-events-accepted, case-events-duplicates,
 *                                                                   case-events-rejected, pipeline-progress
 * </pre>
 */
@Command(name = "TimelineJob")
public final class TimelineJob implements Callable<Integer> {
  @Option(names = "--config", required = true, description = "where the servers are")
  private Path config;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT0.5S",
      description = "new output becomes visible at most so often (default: ${DEFAULT-VALUE})")
  private Duration checkpointInterval;

  @Option(
      names = "--retention",
      defaultValue = "P400D",
      description =
          "how long the events of a case that is over are kept in state, since the last one"
              + " happened or arrived; after that they are read back when another one comes"
              + " (default: ${DEFAULT-VALUE})")
  private Duration retention;

  @Option(
      names = "--transaction-timeout",
      defaultValue = "PT15M",
      description =
          "must exceed the longest outage; brokers allow the default unless configured otherwise"
              + " (default: ${DEFAULT-VALUE})")
  private Duration transactionTimeout;

  public static void main(String[] args) throws Exception {
    JobMain.run(new TimelineJob(), args);
  }

  @Override
  public Integer call() throws Exception {
    Servers servers = Servers.read(config);
    KafkaTopics kafka = new KafkaTopics(servers.brokers(), transactionTimeout);
    StreamExecutionEnvironment env =
        JobEnvironment.configureOnRequest(
            StreamExecutionEnvironment.getExecutionEnvironment(), checkpointInterval);
    define(
        env,
        kafka,
        new Retention(retention, servers.time()),
        ClickHouseEventArchive.at(WarehouseAccess.of(servers)));
    env.execute("timeline");
    return 0;
  }

  /**
   * Where the job's output goes.
   *
   * @param output facts, alerts, accepted events, duplicates and progress
   * @param refused by the timeline
   * @param deadLetters what was no event at all
   * @param counts of what was read
   */
  public record Sinks(
      Sink<OutputRecord> output,
      Sink<RejectedRecord> refused,
      Sink<RejectedRecord> deadLetters,
      Sink<RecordCounts> counts) {
    private static Sinks in(KafkaTopics kafka) {
      return new Sinks(
          kafka.timelineOutput(),
          kafka.deadLetters("escalations-refused"),
          kafka.deadLetters("escalations-dead-letters"),
          kafka.recordCounts());
    }
  }

  /** The job as it runs in production. */
  public static void define(
      StreamExecutionEnvironment env,
      KafkaTopics kafka,
      Retention retention,
      EventArchive.Factory archives) {
    define(env, kafka, Sinks.in(kafka), retention, archives);
  }

  /**
   * The whole flow.
   *
   * @param archives where events of retired cases are read back from
   */
  public static void define(
      StreamExecutionEnvironment env,
      KafkaTopics kafka,
      Sinks sinks,
      Retention retention,
      EventArchive.Factory archives) {
    TimeMode time = retention.time();
    DataStream<ParsedRecord> parsed =
        env.fromSource(
                kafka.sourceWithBacklog(
                    "timeline", new CaseEventDeserializer(time), Topics.CASE_EVENTS),
                EventTime.ofLog(),
                "case events")
            .uid(OperatorIds.CASE_EVENTS);
    SingleOutputStreamOperator<CaseArrival> arrivals =
        parsed
            .transform("split events", TypeInformation.of(CaseArrival.class), new SplitEvents())
            .uid(OperatorIds.SPLIT_EVENTS);
    DataStream<PolicyRecord> policies =
        env.fromSource(
                kafka.source("timeline-policies", new PolicyDeserializer(), Topics.SLA_POLICIES),
                EventTime.none(),
                "policies")
            .uid(OperatorIds.POLICIES)
            .setParallelism(1);

    CaseTimelines timelines = CaseTimelines.of(arrivals, policies, retention, archives);

    timelines.sinkTo(sinks.output()).name("timeline output").uid(OperatorIds.TIMELINE_OUTPUT);
    timelines
        .getSideOutput(CaseTimelineOperator.REJECTED)
        .sinkTo(sinks.refused())
        .name("refused by timeline")
        .uid(OperatorIds.REFUSED);
    arrivals
        .getSideOutput(SplitEvents.REJECTED)
        .sinkTo(sinks.deadLetters())
        .name("dead letters")
        .uid(OperatorIds.DEAD_LETTERS);
    arrivals
        .getSideOutput(SplitEvents.COUNTS)
        .sinkTo(sinks.counts())
        .name("record counts")
        .uid(OperatorIds.COUNTS);
    if (time == TimeMode.LIVE) {
      Heartbeats.everySecond(env, kafka);
    }
  }
}
