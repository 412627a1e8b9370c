package io.escalations.jobs.bench;

import io.escalations.jobs.app.JobEnvironment;
import io.escalations.jobs.app.JobMain;
import io.escalations.jobs.io.kafka.KafkaTopics;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Submits one of the {@link BenchPipeline}s, with the timeline job's settings. */
@Command(name = "BenchJob")
public final class BenchJob implements Callable<Integer> {
  @Option(names = "--rung", required = true, description = "${COMPLETION-CANDIDATES}")
  private BenchPipeline rung;

  @Option(names = "--brokers", required = true, description = "Kafka bootstrap servers")
  private String brokers;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT0.5S",
      description = "as the timeline job's (default: ${DEFAULT-VALUE})")
  private Duration checkpointInterval;

  public static void main(String[] args) throws Exception {
    JobMain.run(new BenchJob(), args);
  }

  @Override
  public Integer call() throws Exception {
    StreamExecutionEnvironment env =
        JobEnvironment.configureOnRequest(
            StreamExecutionEnvironment.getExecutionEnvironment(), checkpointInterval);
    rung.define(env, new KafkaTopics(brokers));
    env.execute("timeline");
    return 0;
  }
}
