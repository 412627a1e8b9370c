package io.escalations.jobs.analytics;

import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.commit.RequestCommits;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.io.kafka.RecordReader;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All output of the analytics job: rows of windows, candidates of patterns, and progress. */
public final class AnalyticsRows {
  static final TypeInformation<OutputRecord> TYPE = TypeInformation.of(OutputRecord.class);

  private AnalyticsRows() {}

  /**
   * @param retention how long after its end a window can be restated, and how long a closed case is
   *     remembered, in event time
   */
  public static DataStream<OutputRecord> of(
      StreamExecutionEnvironment env, KafkaTopics kafka, PatternRules rules, Duration retention) {
    DataStream<FactsRecord> facts =
        env.fromSource(
                kafka.sourceWithBacklog(
                    "analytics",
                    RecordReader.of(FactsRecord.class, FactsRecord::read),
                    Topics.CASE_FACTS),
                InBandWatermarks.ofPartitions(),
                "case facts")
            .uid(OperatorIds.ANALYTICS_FACTS);
    // One shuffle for all operators that are keyed by case: reinterpreted, they are chained behind
    // it in one task, and facts travel once.
    KeyedStream<FactsRecord, String> ofCases =
        DataStreamUtils.reinterpretAsKeyedStream(
            RequestCommits.of(
                    facts, changed -> changed.time() == null, OperatorIds.COMMIT_ANALYTICS_FACTS)
                .keyBy(FactsRecord::caseId)
                .filter(changed -> changed.time() == null)
                .name("facts of cases")
                .uid(OperatorIds.FACTS_OF_CASES),
            FactsRecord::caseId);
    DataStream<CaseStep> steps =
        env.fromSource(
                kafka.source(
                    "analytics",
                    RecordReader.of(CaseStep.class, CaseStep::read),
                    Topics.ACCEPTED_EVENTS),
                CaseStep.timeWhileThereAreAny(),
                "accepted events")
            .uid(OperatorIds.CASE_STEPS);
    DataStream<OutputRecord> rows =
        new RollingTables(ofCases, retention)
            .rows()
            .union(
                ofCases
                    .process(new PathPatterns(rules, retention))
                    .name("path patterns")
                    .uid(OperatorIds.PATH_PATTERNS));
    for (DataStream<OutputRecord> patterns : new ManyCases(rules, retention).of(ofCases, steps)) {
      rows = rows.union(patterns);
    }
    return rows.transform("progress", TYPE, new ProgressOperator())
        .uid(OperatorIds.ANALYTICS_PROGRESS);
  }
}
