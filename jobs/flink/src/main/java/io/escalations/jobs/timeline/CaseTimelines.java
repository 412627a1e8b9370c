package io.escalations.jobs.timeline;

import io.escalations.jobs.commit.CommitRequestsFactory;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.jobs.policies.PolicyRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/** The stream of the timelines' output: arrivals by case, policies to every subtask. */
public final class CaseTimelines extends SingleOutputStreamOperator<OutputRecord> {
  private CaseTimelines(
      StreamExecutionEnvironment env,
      TwoInputTransformation<CaseArrival, PolicyRecord, OutputRecord> transformation) {
    super(env, transformation);
  }

  /**
   * @param archives where events of retired cases are read back from
   */
  public static CaseTimelines of(
      DataStream<CaseArrival> arrivals,
      DataStream<PolicyRecord> policies,
      Retention retention,
      EventArchive.Factory archives) {
    KeySelector<CaseArrival, String> byCase = CaseArrival::caseId;
    KeyedStream<CaseArrival, String> keyed = arrivals.keyBy(byCase, Types.STRING);
    StreamExecutionEnvironment env = arrivals.getExecutionEnvironment();
    TwoInputTransformation<CaseArrival, PolicyRecord, OutputRecord> transformation =
        new TwoInputTransformation<>(
            keyed.getTransformation(),
            policies.broadcast().getTransformation(),
            "case timelines",
            new CommitRequestsFactory<>(new CaseTimelineOperator(retention, archives), env),
            TypeInformation.of(OutputRecord.class),
            env.getParallelism());
    transformation.setStateKeySelectors(byCase, null);
    transformation.setStateKeyType(Types.STRING);
    transformation.setUid(OperatorIds.TIMELINE);
    env.addOperator(transformation);
    return new CaseTimelines(env, transformation);
  }
}
