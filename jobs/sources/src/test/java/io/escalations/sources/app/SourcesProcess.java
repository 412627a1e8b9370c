package io.escalations.sources.app;

import static org.awaitility.Awaitility.await;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources as a process of their own, which can be killed. */
final class SourcesProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern READY = Pattern.compile("sources are ready, door at port (\\d+)");

  private final Path folder;
  private Process process;

  /**
   * @param sources text of the sources file
   */
  SourcesProcess(Path folder, String brokers, String sources) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("sources.yaml"), sources);
    new Servers(
            brokers,
            new Servers.ClickHouse(null, "escalations", Map.of()),
            null,
            null,
            null,
            TimeMode.DATA)
        .write(folder.resolve("servers.yaml"));
  }

  /** Returns when it reads. */
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.escalations.sources.app.SourcesServer",
                "--config",
                folder.resolve("servers.yaml").toString(),
                "--sources",
                folder.resolve("sources.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    await().atMost(PATIENCE).until(() -> port() > 0 || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException(printed());
    }
  }

  /** Of its door; 0 while it is not ready. */
  int port() throws IOException {
    Matcher ready = READY.matcher(printed());
    return ready.find() ? Integer.parseInt(ready.group(1)) : 0;
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed"));
  }

  void stop() {
    process.destroy();
    process.onExit().join();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
