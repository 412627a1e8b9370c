package io.escalations.jobs.app;

import io.escalations.jobs.commit.CommitOptions;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job of ours runs with, wherever it runs. */
public final class JobEnvironment {
  /** Of a job that commits on request: while it is idle, and while it catches up. */
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(5);

  private JobEnvironment() {}

  /**
   * For a job that commits on request.
   *
   * @param commitInterval at least so long between two checkpoints on request
   */
  public static StreamExecutionEnvironment configureOnRequest(
      StreamExecutionEnvironment env, Duration commitInterval) {
    configure(
        env, commitInterval.compareTo(LONGEST_INTERVAL) > 0 ? commitInterval : LONGEST_INTERVAL);
    Configuration configuration = new Configuration();
    CommitOptions.setInterval(configuration, commitInterval);
    env.configure(configuration);
    return env;
  }

  /**
   * Lays the jobs' settings over those of the environment. A job restarts until it runs: an outage
   * loses nothing.
   */
  public static StreamExecutionEnvironment configure(
      StreamExecutionEnvironment env, Duration checkpointInterval) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(15));
    env.configure(configuration);
    return env;
  }
}
