package io.escalations.jobs.commit;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How often a job commits on request, kept in the job's configuration. */
public final class CommitOptions {
  private static final ConfigOption<Duration> INTERVAL =
      ConfigOptions.key("escalations.commit-on-request.interval")
          .durationType()
          .defaultValue(Duration.ofMillis(500))
          .withDescription("at least so long between two checkpoints on request");

  private CommitOptions() {}

  public static void setInterval(Configuration configuration, Duration interval) {
    configuration.set(INTERVAL, interval);
  }

  static Duration interval(StreamExecutionEnvironment env) {
    return env.getConfiguration().get(INTERVAL);
  }
}
