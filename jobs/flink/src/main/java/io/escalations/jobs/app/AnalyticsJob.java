package io.escalations.jobs.app;

import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.analytics.AnalyticsRows;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The fourth job: what happened in the last hour, day and week, kept up as cases change and are
 * corrected.
 *
 * <pre>
 *                                          ┌─ by department, category, tier, channel ─► escalation-volume
 *   case-facts ─► by case ┬─ share changes ┤
 *                         │                └─ by department, category, priority ──────► resolution-times
 *                         ├─ its path ─────────────────────────────────────────────┐
 *                         ├─ what it adds ─► by customer, issue type, product ─────┼──► issue-patterns
 *                         └─ how it stands ─┐                                      │
 *   case-events-accepted ─► by case ─ its last step ─┬─────────────────────────────┤
 *                                                    └─ by bands of its text ─────┘
 * </pre>
 */
@Command(name = "AnalyticsJob")
public final class AnalyticsJob implements Callable<Integer> {
  @Option(names = "--config", required = true, description = "where the servers are")
  private Path config;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT2S",
      description = "new rows become visible at most so often (default: ${DEFAULT-VALUE})")
  private Duration checkpointInterval;

  @Option(
      names = "--retention",
      defaultValue = "P400D",
      description =
          "how long after its end a window can be restated, in event time (default:"
              + " ${DEFAULT-VALUE})")
  private Duration retention;

  @Option(
      names = "--patterns",
      description = "rules for patterns, a YAML file (default: those that come with the product)")
  private Path patterns;

  @Option(
      names = "--transaction-timeout",
      defaultValue = "PT15M",
      description =
          "must exceed the longest outage; brokers allow the default unless configured otherwise"
              + " (default: ${DEFAULT-VALUE})")
  private Duration transactionTimeout;

  public static void main(String[] args) throws Exception {
    JobMain.run(new AnalyticsJob(), args);
  }

  @Override
  public Integer call() throws Exception {
    Servers servers = Servers.read(config);
    KafkaTopics kafka = new KafkaTopics(servers.brokers(), transactionTimeout);
    StreamExecutionEnvironment env =
        JobEnvironment.configureOnRequest(
            StreamExecutionEnvironment.getExecutionEnvironment(), checkpointInterval);
    define(env, kafka, kafka.analytics(), patternRules(), retention);
    env.execute("analytics");
    return 0;
  }

  private PatternRules patternRules() throws IOException {
    return patterns == null
        ? PatternRules.standard()
        : PatternRules.parse(patterns.toString(), Files.readString(patterns));
  }

  /** The whole flow. */
  public static void define(
      StreamExecutionEnvironment env,
      KafkaTopics kafka,
      Sink<OutputRecord> rows,
      PatternRules rules,
      Duration retention) {
    AnalyticsRows.of(env, kafka, rules, retention)
        .sinkTo(rows)
        .name("analytics")
        .uid(OperatorIds.WRITE_ANALYTICS);
  }
}
