package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.ResolutionTimesRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The rows of all windows of a bounded history, in batch mode. */
public final class WindowHistories {
  private WindowHistories() {}

  /**
   * Rows of {@code escalation_volume}.
   *
   * @param eventTime the greatest of them is the end of the history, epoch milliseconds UTC
   */
  public static DataStream<EscalationVolumeRow> volumes(
      DataStream<VolumeChange> changes, BroadcastStream<Long> eventTime) {
    return changes
        .keyBy(VolumeChange::key, TypeInformation.of(VolumeKey.class))
        .connect(eventTime)
        .process(
            new WindowsToEventTime<>(new VolumeTable()),
            TypeInformation.of(EscalationVolumeRow.class))
        .name("escalation_volume")
        .uid(OperatorIds.ESCALATION_VOLUME);
  }

  /**
   * Rows of {@code resolution_times}.
   *
   * @param eventTime the greatest of them is the end of the history, epoch milliseconds UTC
   */
  public static DataStream<ResolutionTimesRow> resolutionTimes(
      DataStream<ResolutionChange> changes, BroadcastStream<Long> eventTime) {
    return changes
        .keyBy(ResolutionChange::key, TypeInformation.of(ResolutionKey.class))
        .connect(eventTime)
        .process(
            new WindowsToEventTime<>(new ResolutionTable()),
            TypeInformation.of(ResolutionTimesRow.class))
        .name("resolution_times")
        .uid(OperatorIds.RESOLUTION_TIMES);
  }
}
