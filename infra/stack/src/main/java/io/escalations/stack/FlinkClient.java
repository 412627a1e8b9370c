package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Flink's own client, run as a process until it is done. */
final class FlinkClient {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final DataDirectory data;
  private final FlinkCluster cluster;

  FlinkClient(DataDirectory data, FlinkCluster cluster) {
    this.data = data;
    this.cluster = cluster;
  }

  /** The jar of the jobs. */
  static Path jar(Home home) {
    List<Path> classPath = home.classPath("jobs/flink");
    return classPath.get(classPath.size() - 1);
  }

  /**
   * @throws UserError if it fails, with the last error it printed
   */
  void run(String name, List<String> arguments) {
    Path printed = data.logs().resolve(name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(cluster.client(name, arguments))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().putAll(cluster.clientEnvironment());
    try {
      Process client = builder.start();
      if (!client.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        client.destroyForcibly();
        throw new UserError(
            name + " took longer than " + LIMIT.toSeconds() + " s (log: " + printed + ")");
      }
      if (client.exitValue() != 0) {
        String error =
            LogFile.lastError(List.of(printed)).map(line -> ": " + line.line()).orElse("");
        throw new UserError(name + " failed" + error + " (log: " + printed + ")");
      }
    } catch (IOException e) {
      throw new UserError(name + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
