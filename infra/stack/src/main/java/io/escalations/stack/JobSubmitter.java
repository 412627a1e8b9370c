package io.escalations.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Submits jobs over Flink's REST interface: the JobManager runs the main class, so no process has
 * to be started for it.
 */
final class JobSubmitter {
  private final DataDirectory data;
  private final FlinkRest rest;
  private final Path jar;

  JobSubmitter(Home home, DataDirectory data, FlinkCluster cluster) {
    List<Path> classPath = home.classPath("jobs/flink");
    this.data = data;
    this.rest = new FlinkRest(cluster.url());
    this.jar = classPath.get(classPath.size() - 1);
  }

  /**
   * Submits a main class of {@code jobs/flink} under the job's name and with its parallelism.
   *
   * @param from the snapshot it goes on from; empty if it starts anew
   * @throws io.escalations.schemas.UserError if the main class or the cluster refuses, with why
   */
  void submit(FlinkJob job, String mainClass, List<String> arguments, Optional<Path> from) {
    Snapshots snapshots = Snapshots.of(data, job);
    Map<String, Object> request =
        new HashMap<>(
            Map.of(
                "entryClass",
                mainClass,
                "programArgsList",
                arguments,
                "parallelism",
                job.parallelism(),
                "flinkConfiguration",
                Map.of(
                    "pipeline.name",
                    job.jobName(),
                    "execution.checkpointing.dir",
                    DataDirectory.create(snapshots.checkpoints()).toUri().toString())));
    from.ifPresent(
        snapshot -> {
          request.put("savepointPath", snapshot.toUri().toString());
          request.put("claimMode", snapshots.claimMode(snapshot));
        });
    rest.run(jar, request);
  }
}
