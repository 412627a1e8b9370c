package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The jobs on the cluster: each goes on from its newest snapshot, and leaves one when it is
 * stopped.
 */
final class FlinkJobs {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final DataDirectory data;
  private final FlinkCluster cluster;
  private final JobSubmitter submitter;
  private final FlinkRest rest;
  private final Duration retention;

  /**
   * @param retention how long the timeline job keeps the events of a case that is over in state
   */
  FlinkJobs(Home home, DataDirectory data, FlinkCluster cluster, Duration retention) {
    this.data = data;
    this.cluster = cluster;
    this.submitter = new JobSubmitter(home, data, cluster);
    this.rest = new FlinkRest(cluster.url());
    this.retention = retention;
  }

  /** Submits the jobs that do not run, and waits until all do. */
  void run(Consumer<String> progress) {
    for (FlinkJob job : FlinkJob.values()) {
      if (find(job).isEmpty()) {
        submit(job, progress);
      }
    }
    for (FlinkJob job : FlinkJob.values()) {
      awaitRunning(job);
    }
  }

  private Optional<FlinkRest.Job> find(FlinkJob job) {
    return rest.jobs().stream()
        .filter(known -> known.name().equals(job.jobName()) && !known.over())
        .findFirst();
  }

  private void submit(FlinkJob job, Consumer<String> progress) {
    Optional<Path> from = Snapshots.of(data, job).newest();
    progress.accept(
        job.jobName()
            + " job: "
            + from.map(snapshot -> "restores from " + snapshot.getFileName())
                .orElse("starts from the beginning"));
    List<String> arguments = new ArrayList<>(List.of("--config", data.serversFile().toString()));
    arguments.addAll(job.arguments());
    if (job == FlinkJob.TIMELINE) {
      arguments.addAll(List.of("--retention", retention.toString()));
    }
    if (job == FlinkJob.ANALYTICS && Files.exists(data.patternsFile())) {
      arguments.addAll(List.of("--patterns", data.patternsFile().toString()));
    }
    submitter.submit(job, job.mainClass(), arguments, from);
  }

  private void awaitRunning(FlinkJob job) {
    boolean[] runs = {false};
    Wait.until(RUN_LIMIT, () -> find(job).map(known -> runs[0] = known.allTasksRun()).orElse(true));
    if (!runs[0]) {
      Optional<FlinkRest.Job> last =
          rest.jobs().stream().filter(known -> known.name().equals(job.jobName())).findFirst();
      String why =
          last.flatMap(known -> rest.lastFailure(known.id()))
              .map(failure -> ": " + failure)
              .orElse("");
      throw new UserError(
          "the %s job is %s%s (see %s)"
              .formatted(
                  job.jobName(),
                  last.map(FlinkRest.Job::state).orElse("not on the cluster"),
                  why,
                  cluster.url()));
    }
  }

  /**
   * Stops the jobs with a savepoint each. One that cannot will go on from its last checkpoint: that
   * is only said.
   */
  void stop(Consumer<String> progress) {
    Map<FlinkJob, Stopping> stopping = new EnumMap<>(FlinkJob.class);
    for (FlinkJob job : FlinkJob.values()) {
      trying(
          job,
          progress,
          () -> find(job).ifPresent(running -> stopping.put(job, beginToStop(job, running))));
    }
    stopping.forEach((job, it) -> trying(job, progress, () -> awaitSavepoint(job, it, progress)));
  }

  /**
   * @param request Flink's name of the savepoint being made
   */
  private record Stopping(String id, String request) {}

  private Stopping beginToStop(FlinkJob job, FlinkRest.Job running) {
    if (!running.allTasksRun()) {
      throw new UserError("not all of its tasks run");
    }
    return new Stopping(
        running.id(),
        rest.stop(running.id(), DataDirectory.create(Snapshots.of(data, job).savepoints())));
  }

  private void awaitSavepoint(FlinkJob job, Stopping stopping, Consumer<String> progress) {
    if (!Wait.until(
        STOP_LIMIT,
        () ->
            rest.savepoint(stopping.id(), stopping.request()).isPresent() && find(job).isEmpty())) {
      throw new UserError("no savepoint within " + STOP_LIMIT.toSeconds() + " s");
    }
    keepOnly(job, rest.savepoint(stopping.id(), stopping.request()).orElseThrow());
    progress.accept(job.jobName() + " job: stopped with a savepoint");
  }

  private static void trying(FlinkJob job, Consumer<String> progress, Runnable step) {
    try {
      step.run();
    } catch (UserError e) {
      progress.accept(
          job.jobName() + " job: will go on from its last checkpoint (" + e.getMessage() + ")");
    }
  }

  private void keepOnly(FlinkJob job, String location) {
    Path savepoint = Path.of(URI.create(location).getPath());
    if (Files.exists(savepoint.resolve("_metadata"))) {
      Snapshots.of(data, job).keepOnly(savepoint);
    }
  }
}
