package io.escalations.jobs.warehouse;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Time in this job: when the timeline job emitted something, by the timestamps of Kafka's records.
 */
final class RecordTimeWatermarks {
  /** Writers of one partition do not send in the order of their clocks, but nearly. */
  private static final Duration DISORDER = Duration.ofMillis(200);

  /** A partition that gives nothing for so long has nothing to give. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private RecordTimeWatermarks() {}

  static <T> WatermarkStrategy<T> ofPartitions() {
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(DISORDER).withIdleness(SILENCE);
  }

  /**
   * Up to and with the last record: when everything else is silent, it must not wait for the next
   * one.
   */
  static WatermarkStrategy<CommittedProgress> ofProgress() {
    return WatermarkStrategy.forGenerator(context -> new Inclusive());
  }

  private static final class Inclusive implements WatermarkGenerator<CommittedProgress> {
    private long greatest = Long.MIN_VALUE;

    @Override
    public void onEvent(CommittedProgress progress, long timestamp, WatermarkOutput output) {
      greatest = Math.max(greatest, timestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(greatest));
    }
  }
}
