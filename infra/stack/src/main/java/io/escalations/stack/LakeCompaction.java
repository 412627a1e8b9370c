package io.escalations.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process that compacts the lake now and then. */
final class LakeCompaction implements Part {
  private static final String NAME = "compaction";
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);

  private final Home home;
  private final DataDirectory data;
  private final ManagedProcess process;

  LakeCompaction(Home home, DataDirectory data) {
    this.home = home;
    this.data = data;
    this.process = new ManagedProcess(data, NAME);
  }

  @Override
  public void start() {
    if (process.alive()) {
      return;
    }
    List<String> options =
        new ArrayList<>(List.of("-Xms16m", "-Xmx512m", "-XX:TieredStopAtLevel=1"));
    options.addAll(JavaProgram.logging(data, NAME));
    JavaProgram program =
        new JavaProgram(
            NAME,
            home.classPath("jobs/flink"),
            options,
            "io.escalations.jobs.app.LakeCompactor",
            List.of("--config", data.serversFile().toString()));
    process.start(program.command(home, data), Map.of());
  }

  /** Nobody waits for it: it begins its work an hour later. */
  @Override
  public void awaitReady() {}

  /** It may be killed at any time. */
  @Override
  public void stop() {
    process.stop(STOP_GRACE);
  }

  @Override
  public List<PartProcess> processes() {
    return List.of(new PartProcess(process, List.of()));
  }
}
