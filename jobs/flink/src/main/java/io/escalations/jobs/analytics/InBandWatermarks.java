package io.escalations.jobs.analytics;

import io.escalations.schemas.fact.Progress;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The pipeline's event time, as the marks between the facts of each partition tell it: what stands
 * behind a mark was said later. So a fact is late here only if it was late for the timeline job,
 * however fast or slow the topic is read.
 */
final class InBandWatermarks implements WatermarkGenerator<FactsRecord> {
  private final Map<Integer, Progress> marks = new HashMap<>();

  static WatermarkStrategy<FactsRecord> ofPartitions() {
    return WatermarkStrategy.forGenerator(context -> new InBandWatermarks());
  }

  @Override
  public void onEvent(FactsRecord facts, long timestamp, WatermarkOutput output) {
    Progress mark = facts.time();
    if (mark == null) {
      return;
    }
    marks.put(mark.subtask(), mark);
    marks.keySet().removeIf(subtask -> subtask >= mark.subtasks());
    if (marks.size() == mark.subtasks()) {
      output.emitWatermark(
          new Watermark(
              marks.values().stream().mapToLong(Progress::eventTime).min().orElseThrow()));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // each mark is passed on at once
  }
}
