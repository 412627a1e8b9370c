package io.escalations.jobs.backfill;

import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.jobs.operator.OperatorIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs a backfill on a Flink cluster in this JVM. */
public final class BackfillRun {
  private static final MemorySize SORT_MEMORY = MemorySize.ofMebiBytes(256);
  private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(192);
  private static final Duration ACCUMULATORS_EVERY = Duration.ofMillis(500);

  private BackfillRun() {}

  /**
   * Fills the request's directory. Nothing is visible in it before all is whole.
   *
   * @param progress is called now and then with the accumulators so far
   * @return the accumulators; those of a run before this one, if this one only had to publish what
   *     that had written
   * @throws io.escalations.schemas.UserError if the directory is not free, or a file is damaged
   */
  public static Map<String, Object> run(
      BackfillRequest request, Consumer<Map<String, Object>> progress)
      throws IOException, InterruptedException, ExecutionException {
    try (BackfillDirectory directory = BackfillDirectory.open(request)) {
      Optional<Map<String, Object>> earlier = directory.countsOfWhole();
      Map<String, Object> counts =
          earlier.isPresent()
              ? earlier.get()
              : execute(request, directory.begin(), directory.work(), progress);
      if (earlier.isEmpty()) {
        directory.declareWhole(counts);
      }
      directory.publish();
      return counts;
    }
  }

  private static Map<String, Object> execute(
      BackfillRequest request, Path tables, Path work, Consumer<Map<String, Object>> progress)
      throws InterruptedException, ExecutionException {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(work));
    Backfill.define(env, request.files(), request.policies(), request.asOf(), tables.toString())
        .sinkTo(new DiscardingSink<>())
        .name("folders")
        .uid(OperatorIds.BACKFILL_FOLDERS);
    try {
      JobClient job = env.executeAsync("backfill");
      while (true) {
        try {
          JobExecutionResult result =
              job.getJobExecutionResult().get(ACCUMULATORS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
          return withFirstRefusals(result.getAllAccumulatorResults());
        } catch (TimeoutException e) {
          report(job, progress);
        }
      }
    } catch (ExecutionException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new ExecutionException("the backfill could not be started", e);
    }
  }

  /** Each subtask knows its first ones; of all these the first in the order of the input count. */
  private static Map<String, Object> withFirstRefusals(Map<String, Object> counts) {
    Map<String, Object> all = new HashMap<>(counts);
    all.put(
        BackfillCount.FIRST_REFUSALS,
        ((List<?>) counts.get(BackfillCount.FIRST_REFUSALS))
            .stream()
                .map(String::valueOf)
                .sorted()
                .limit(Counters.FIRST)
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList());
    return all;
  }

  /** There is nothing to report before the tasks run, nor when the cluster has just ended. */
  private static void report(JobClient job, Consumer<Map<String, Object>> progress)
      throws InterruptedException {
    try {
      progress.accept(job.getAccumulators().get());
    } catch (ExecutionException | IllegalStateException e) {
      return; // the next time, or the result, says more
    }
  }

  private static Configuration configuration(Path work) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    // All subtasks from the beginning, however little there is to read.
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors());
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, SORT_MEMORY);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    return configuration;
  }
}
