package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.WindowSize;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OperatorIds;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From the facts of cases to the rows of the rolling tables. */
final class RollingTables {
  private final KeyedStream<FactsRecord, String> facts;
  private final Duration retention;

  /**
   * @param facts of cases, by case
   * @param retention how long after its end a window can be restated, in event time
   */
  RollingTables(KeyedStream<FactsRecord, String> facts, Duration retention) {
    this.facts = facts;
    this.retention = retention;
  }

  /** The rows of both tables. */
  DataStream<OutputRecord> rows() {
    // A share must be remembered for as long as it can move a window.
    Duration kept = retention.plusMillis(2 * WindowSize.WEEK.length());
    DataStream<CaseShares> shares =
        facts
            .flatMap(CaseShares::of, TypeInformation.of(CaseShares.class))
            .name("case shares")
            .uid(OperatorIds.CASE_SHARES);
    SingleOutputStreamOperator<VolumeChange> changes =
        DataStreamUtils.reinterpretAsKeyedStream(shares, CaseShares::caseId)
            .process(new ShareChanges(kept))
            .name("share changes")
            .uid(OperatorIds.SHARE_CHANGES);
    return volumes(changes).union(resolutionTimes(changes.getSideOutput(ShareChanges.RESOLUTIONS)));
  }

  private DataStream<OutputRecord> volumes(DataStream<VolumeChange> changes) {
    return changes
        .keyBy(VolumeChange::key, TypeInformation.of(VolumeKey.class))
        .transform(
            "escalation_volume",
            AnalyticsRows.TYPE,
            new RollingOperator<>(new VolumeTable(), retention))
        .uid(OperatorIds.ESCALATION_VOLUME);
  }

  private DataStream<OutputRecord> resolutionTimes(DataStream<ResolutionChange> changes) {
    return changes
        .keyBy(ResolutionChange::key, TypeInformation.of(ResolutionKey.class))
        .transform(
            "resolution_times",
            AnalyticsRows.TYPE,
            new RollingOperator<>(new ResolutionTable(), retention))
        .uid(OperatorIds.RESOLUTION_TIMES);
  }
}
