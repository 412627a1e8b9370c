package io.escalations.jobs.events;

import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.topic.Topics;
import java.time.Clock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Live time on a silent topic: a heartbeat a second on every partition of {@code case-events},
 * through the log itself. It stands behind whatever is still to be read, so time follows the wall
 * clock exactly as far as the job has caught up, after a restart too, and a replay of the log sees
 * the same time pass.
 *
 * <p>The heartbeat trails the wall clock by {@link #TRAIL_MILLIS}, so that an answer given at the
 * last moment and delivered within it is not called late first and retracted then.
 */
public final class Heartbeats implements KafkaRecordSerializationSchema<Long> {
  private static final long serialVersionUID = 1L;

  public static final long TRAIL_MILLIS = 500;

  /** Adds the branch that sends them to a job. */
  public static void everySecond(StreamExecutionEnvironment env, KafkaTopics kafka) {
    DataGeneratorSource<Long> ticks =
        new DataGeneratorSource<>(
            tick -> tick,
            Long.MAX_VALUE,
            RateLimiterStrategy.perSecond(Topics.PARTITIONS),
            Types.LONG);
    env.fromSource(ticks, WatermarkStrategy.noWatermarks(), "heartbeat ticks")
        .uid(OperatorIds.HEARTBEAT_TICKS)
        .setParallelism(1)
        .sinkTo(kafka.atLeastOnce(new Heartbeats()))
        .name("heartbeats")
        .uid(OperatorIds.HEARTBEATS)
        .setParallelism(1);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Long tick, KafkaSinkContext context, Long timestamp) {
    int[] partitions = context.getPartitionsForTopic(Topics.CASE_EVENTS.name());
    int partition = partitions[(int) (tick % partitions.length)];
    return new ProducerRecord<>(
        Topics.CASE_EVENTS.name(),
        partition,
        null,
        Topics.CASE_EVENTS.encode(at(Clock.systemUTC().millis() - TRAIL_MILLIS, partition)));
  }

  private static CaseEvent at(long instant, int partition) {
    return CaseEvent.builder(
            "heartbeat-" + partition + "-" + instant, null, EventType.HEARTBEAT, instant)
        .source("escalations")
        .build();
  }
}
