package io.escalations.jobs.analytics;

import io.escalations.schemas.fact.Progress;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Generates watermarks from those that the timeline job wrote between the facts of each partition.
 * Facts behind such a watermark were emitted later. So a fact is late here only if it was late for
 * the timeline job, however fast or slow the topic is read.
 */
final class InBandWatermarks implements WatermarkGenerator<FactsRecord> {
  private final Map<Integer, Progress> bySubtask = new HashMap<>();

  static WatermarkStrategy<FactsRecord> ofPartitions() {
    return WatermarkStrategy.forGenerator(context -> new InBandWatermarks());
  }

  @Override
  public void onEvent(FactsRecord facts, long timestamp, WatermarkOutput output) {
    Progress reached = facts.time();
    if (reached == null) {
      return;
    }
    bySubtask.put(reached.subtask(), reached);
    bySubtask.keySet().removeIf(subtask -> subtask >= reached.subtasks());
    if (bySubtask.size() == reached.subtasks()) {
      output.emitWatermark(
          new Watermark(
              bySubtask.values().stream().mapToLong(Progress::eventTime).min().orElseThrow()));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // each watermark is emitted at once
  }
}
