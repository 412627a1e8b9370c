package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.WindowSize;
import io.escalations.jobs.app.OperatorIds;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.RecordReader;
import io.escalations.jobs.timeline.Outgoing;
import io.escalations.schemas.Topics;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From what is said of cases to the rows of the tables that roll. */
public final class RollingTables {
  private static final TypeInformation<Outgoing> ROWS = TypeInformation.of(Outgoing.class);

  private final StreamExecutionEnvironment env;
  private final KafkaTopics kafka;
  private final Duration retention;

  /** @param retention how long after its end a window can be restated, in event time */
  public RollingTables(StreamExecutionEnvironment env, KafkaTopics kafka, Duration retention) {
    this.env = env;
    this.kafka = kafka;
    this.retention = retention;
  }

  /** The rows of both tables, and how far they are complete. */
  public DataStream<Outgoing> rows() {
    // A share must be remembered for as long as it can move a window.
    Duration kept = retention.plusMillis(2 * WindowSize.WEEK.length());
    SingleOutputStreamOperator<VolumeChange> changes =
        shares().keyBy(CaseShares::caseId).process(new ShareChanges(kept)).name("what changed").uid(OperatorIds.SHARE_CHANGES);
    return volumes(changes)
        .union(resolutionTimes(changes.getSideOutput(ShareChanges.RESOLUTIONS)))
        .transform("progress", ROWS, new SayProgress())
        .uid(OperatorIds.ANALYTICS_PROGRESS);
  }

  private DataStream<CaseShares> shares() {
    return env.fromSource(
            kafka.source("analytics", RecordReader.of(CaseShares.class, CaseShares::read), Topics.CASE_FACTS), MarkedTime.ofPartitions(), "case facts")
        .uid(OperatorIds.ANALYTICS_FACTS)
        .filter(shares -> !shares.isEmpty())
        .name("that has a share")
        .uid(OperatorIds.WITH_SHARES);
  }

  private DataStream<Outgoing> volumes(DataStream<VolumeChange> changes) {
    return changes
        .keyBy(VolumeChange::key, TypeInformation.of(VolumeKey.class))
        .transform("escalation_volume", ROWS, new RollingOperator<>(new VolumeTable(), retention))
        .uid(OperatorIds.ESCALATION_VOLUME);
  }

  private DataStream<Outgoing> resolutionTimes(DataStream<ResolutionChange> changes) {
    return changes
        .keyBy(ResolutionChange::key, TypeInformation.of(ResolutionKey.class))
        .transform("resolution_times", ROWS, new RollingOperator<>(new ResolutionTable(), retention))
        .uid(OperatorIds.RESOLUTION_TIMES);
  }
}
