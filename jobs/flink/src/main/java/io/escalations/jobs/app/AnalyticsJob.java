package io.escalations.jobs.app;

import io.escalations.jobs.analytics.RollingTables;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.timeline.Outgoing;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The fourth job: what happened in the last hour, day and week, kept up as cases change and are corrected.
 *
 * <pre>
 *                                        ┌─ by department, category, tier, channel ─► escalation-volume
 *   case-facts ─► by case ─ what changed ┤
 *                                        └─ by department, category, priority ──────► resolution-times
 * </pre>
 */
@Command(name = "AnalyticsJob")
public final class AnalyticsJob implements Callable<Integer> {
  @Option(names = "--config", required = true, description = "where the servers are")
  private Path config;

  @Option(names = "--checkpoint-interval", defaultValue = "PT1S", description = "rows become visible so often (default: ${DEFAULT-VALUE})")
  private Duration checkpointInterval;

  @Option(
      names = "--retention",
      defaultValue = "P400D",
      description = "how long after its end a window can be restated, in event time (default: ${DEFAULT-VALUE})")
  private Duration retention;

  @Option(
      names = "--transaction-timeout",
      defaultValue = "PT15M",
      description = "must exceed the longest outage; brokers allow the default unless told otherwise (default: ${DEFAULT-VALUE})")
  private Duration transactionTimeout;

  public static void main(String[] args) {
    int exitCode = new CommandLine(new AnalyticsJob()).execute(args);
    if (exitCode != 0) {
      throw new UserError("the analytics job was not started, exit code " + exitCode);
    }
  }

  @Override
  public Integer call() throws Exception {
    Servers servers = Servers.read(config);
    KafkaTopics kafka = new KafkaTopics(servers.brokers(), transactionTimeout);
    StreamExecutionEnvironment env = JobEnvironment.configure(StreamExecutionEnvironment.getExecutionEnvironment(), checkpointInterval);
    define(env, kafka, kafka.windows(), retention);
    env.execute("analytics");
    return 0;
  }

  /** The whole flow. */
  public static void define(StreamExecutionEnvironment env, KafkaTopics kafka, Sink<Outgoing> windows, Duration retention) {
    RollingTables tables = new RollingTables(env, kafka, retention);
    tables.rows().sinkTo(windows).name("windows").uid(OperatorIds.WRITE_WINDOWS);
  }
}
