package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The jobs on the cluster: each goes on from its newest snapshot, and leaves one when it is stopped. */
final class FlinkJobs {
  private static final Duration SUBMIT_LIMIT = Duration.ofSeconds(120);
  private static final Duration RUN_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final DataDirectory data;
  private final FlinkCluster cluster;
  private final FlinkRest rest;
  private final Path jar;

  FlinkJobs(Home home, DataDirectory data, FlinkCluster cluster) {
    this.data = data;
    this.cluster = cluster;
    this.rest = new FlinkRest(cluster.url());
    List<Path> classPath = home.classPath("jobs/flink");
    this.jar = classPath.get(classPath.size() - 1);
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
    return rest.jobs().stream().filter(known -> known.name().equals(job.jobName()) && !known.over()).findFirst();
  }

  private void submit(FlinkJob job, Consumer<String> progress) {
    Snapshots snapshots = Snapshots.of(data, job);
    Optional<Path> from = snapshots.newest();
    progress.accept(job.jobName() + " job: " + from.map(snapshot -> "goes on from " + snapshot.getFileName()).orElse("starts from the beginning"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run", "--detached", "--target", "remote",
                "-Dpipeline.name=" + job.jobName(),
                "-Dexecution.checkpointing.dir=" + DataDirectory.create(snapshots.checkpoints()).toUri(),
                "--parallelism", String.valueOf(job.parallelism()),
                "--class", job.mainClass()));
    // Claimed, so that Flink deletes it once the job has a later one of its own; until then it can be claimed again.
    from.ifPresent(snapshot -> arguments.addAll(List.of("--fromSavepoint", snapshot.toUri().toString(), "--claimMode", "CLAIM")));
    arguments.addAll(List.of(jar.toString(), "--config", data.serversFile().toString()));
    arguments.addAll(job.arguments());
    runClient("submit-" + job.jobName(), arguments);
  }

  private void runClient(String name, List<String> arguments) {
    Path printed = data.logs().resolve(name + ".out");
    ProcessBuilder builder = new ProcessBuilder(cluster.client(name, arguments)).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().putAll(cluster.clientEnvironment());
    try {
      Process client = builder.start();
      if (!client.waitFor(SUBMIT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        client.destroyForcibly();
        throw new UserError(name + " took longer than " + SUBMIT_LIMIT.toSeconds() + " s (log: " + printed + ")");
      }
      if (client.exitValue() != 0) {
        String error = LogFile.lastError(List.of(printed)).map(line -> ": " + line.line()).orElse("");
        throw new UserError(name + " failed" + error + " (log: " + printed + ")");
      }
    } catch (IOException e) {
      throw new UserError(name + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private void awaitRunning(FlinkJob job) {
    boolean[] runs = {false};
    Wait.until(RUN_LIMIT, () -> find(job).map(known -> runs[0] = known.allTasksRun()).orElse(true));
    if (!runs[0]) {
      Optional<FlinkRest.Job> last = rest.jobs().stream().filter(known -> known.name().equals(job.jobName())).findFirst();
      String why = last.flatMap(known -> rest.lastFailure(known.id())).map(failure -> ": " + failure).orElse("");
      throw new UserError(
          "the %s job is %s%s (see %s)".formatted(job.jobName(), last.map(FlinkRest.Job::state).orElse("not on the cluster"), why, cluster.url()));
    }
  }

  /** Stops the jobs with a savepoint each. One that cannot will go on from its last checkpoint: that is only said. */
  void stop(Consumer<String> progress) {
    Map<FlinkJob, FlinkRest.Job> running = new EnumMap<>(FlinkJob.class);
    Map<FlinkJob, String> requests = new EnumMap<>(FlinkJob.class);
    for (FlinkJob job : FlinkJob.values()) {
      find(job).filter(FlinkRest.Job::allTasksRun).ifPresent(known -> running.put(job, known));
    }
    running.forEach((job, known) -> requests.put(job, rest.stop(known.id(), DataDirectory.create(Snapshots.of(data, job).savepoints()))));
    requests.forEach((job, request) -> awaitSavepoint(job, running.get(job), request, progress));
  }

  private void awaitSavepoint(FlinkJob job, FlinkRest.Job running, String request, Consumer<String> progress) {
    try {
      boolean stopped = Wait.until(STOP_LIMIT, () -> rest.savepoint(running.id(), request).isPresent() && find(job).isEmpty());
      if (!stopped) {
        throw new UserError("no savepoint within " + STOP_LIMIT.toSeconds() + " s");
      }
      keepOnly(job, rest.savepoint(running.id(), request).orElseThrow());
      progress.accept(job.jobName() + " job: stopped with a savepoint");
    } catch (UserError e) {
      progress.accept(job.jobName() + " job: will go on from its last checkpoint (" + e.getMessage() + ")");
    }
  }

  private void keepOnly(FlinkJob job, String location) {
    Path savepoint = Path.of(URI.create(location).getPath());
    if (Files.exists(savepoint.resolve("_metadata"))) {
      Snapshots.of(data, job).keepOnly(savepoint);
    }
  }
}
