package io.escalations.jobs.app;

import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.lake.Lake;
import io.escalations.schemas.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The third job: accepted events into the lake, and what was made of them.
 *
 * <pre>
 *   case-events-accepted ──────────────► case_events/quarter=…/date=…/*.parquet
 *   case-facts ─────────┬─ by quarter ─► cases, escalations, sla_clocks, case_resolutions, case_spans: …/quarter=…/*.parquet
 *   escalation-volume ──┤              ► escalation_volume/quarter=…/*.parquet
 *   resolution-times ───┘              ► resolution_times/quarter=…/*.parquet
 * </pre>
 */
@Command(name = "LakeJob")
public final class LakeJob implements Callable<Integer> {
  private static final String GROUP = "lake";

  @Option(names = "--config", required = true, description = "where the servers are, and the lake")
  private Path config;

  @Option(
      names = "--file-interval",
      defaultValue = "PT5M",
      description = "files are closed so often (default: ${DEFAULT-VALUE})")
  private Duration fileInterval;

  public static void main(String[] args) throws Exception {
    JobMain.run(new LakeJob(), args);
  }

  @Override
  public Integer call() throws Exception {
    Servers servers = Servers.read(config);
    Lake.protect(servers.lake());
    // A file is closed by a checkpoint, so the interval of the one is that of the other.
    StreamExecutionEnvironment env =
        JobEnvironment.configure(
            StreamExecutionEnvironment.getExecutionEnvironment(), fileInterval);
    define(env, new KafkaTopics(servers.brokers()), servers.lake());
    env.execute(GROUP);
    return 0;
  }

  /** The whole flow. */
  public static void define(StreamExecutionEnvironment env, KafkaTopics kafka, String directory) {
    Lake lake = new Lake(env, kafka, directory);
    lake.events();
    lake.results();
  }
}
