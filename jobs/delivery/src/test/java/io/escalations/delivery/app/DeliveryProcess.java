package io.escalations.delivery.app;

import static org.awaitility.Awaitility.await;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The delivery as a process of its own, which can be killed. */
final class DeliveryProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private Process process;

  /**
   * @param receivers text of the receivers file
   */
  DeliveryProcess(Path folder, String brokers, String receivers) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("receivers.yaml"), receivers);
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
    Path printed = folder.resolve("printed");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.escalations.delivery.app.DeliveryServer",
                "--config",
                folder.resolve("servers.yaml").toString(),
                "--receivers",
                folder.resolve("receivers.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(printed).contains("delivery is ready") || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(printed));
    }
  }

  /** Ends it as the stack does, and waits for that. */
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
