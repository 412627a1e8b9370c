package io.escalations.jobs.events;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How event time advances on a partition. */
public final class EventTime {
  private EventTime() {}

  /**
   * As far as its records reach, without allowed lateness: a record that comes late is folded in,
   * and the output is corrected.
   */
  public static WatermarkStrategy<ParsedRecord> ofLog() {
    return WatermarkStrategy.<ParsedRecord>forGenerator(context -> new OfLog())
        .withTimestampAssigner((parsed, timestamp) -> parsed.eventTime());
  }

  /** Policies have no event time: the partition never holds back the events'. */
  public static <T> WatermarkStrategy<T> none() {
    return WatermarkStrategy.forGenerator(context -> new Idle<>());
  }

  private static final class OfLog implements WatermarkGenerator<ParsedRecord> {
    private long reached = Long.MIN_VALUE;

    @Override
    public void onEvent(ParsedRecord parsed, long eventTime, WatermarkOutput output) {
      reached = Math.max(reached, eventTime);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (reached != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(reached));
      }
    }
  }

  private static final class Idle<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T element, long eventTime, WatermarkOutput output) {
      // has no event time
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
