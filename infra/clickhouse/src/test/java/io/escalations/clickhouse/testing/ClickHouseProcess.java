package io.escalations.clickhouse.testing;

import com.sun.jna.NativeLibrary;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.clickhouse.ClickHouseServer;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@link ClickHouseServer} as a child process that a test can kill; output goes to {@code
 * server.log} in its home.
 */
public final class ClickHouseProcess implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final Path home;
  private final int httpPort;
  private final Map<String, String> passwords;

  private ClickHouseProcess(
      Process process, Path home, int httpPort, Map<String, String> passwords) {
    this.process = process;
    this.home = home;
    this.httpPort = httpPort;
    this.passwords = passwords;
  }

  /**
   * Starts a server and returns at once.
   *
   * @param home created if absent; keeps data from one start to the next
   * @param passwords by user
   */
  public static ClickHouseProcess start(
      Path library, Path home, int httpPort, int tcpPort, Map<String, String> passwords)
      throws IOException {
    Files.createDirectories(home);
    writePasswords(home.resolve("passwords.properties"), passwords);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                classPath(),
                ClickHouseServer.class.getName(),
                "--library",
                library.toString(),
                "--home",
                home.toString(),
                "--http-port",
                String.valueOf(httpPort),
                "--tcp-port",
                String.valueOf(tcpPort))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile()))
            .start();
    return new ClickHouseProcess(process, home, httpPort, passwords);
  }

  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  public long processId() {
    return process.pid();
  }

  public ClickHouseHttp as(String user) {
    return new ClickHouseHttp(url(), user, passwords.get(user));
  }

  /**
   * @throws UserError if the server ends or does not answer in time
   */
  public ClickHouseProcess awaitReady(Duration patience) throws IOException, InterruptedException {
    Instant giveUp = Instant.now().plus(patience);
    while (!answers()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new UserError("ClickHouse did not start: " + lastLine());
      }
      if (Instant.now().isAfter(giveUp)) {
        throw new UserError(
            "ClickHouse did not answer within "
                + patience.toSeconds()
                + " s: see "
                + home.resolve("server.log"));
      }
    }
    return this;
  }

  /** Ends it gracefully and returns its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** Ends it as a crash would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits until it has ended by itself. */
  public int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  public String lastLine() throws IOException {
    try (Stream<String> lines = Files.lines(home.resolve("server.log"))) {
      return lines.reduce((earlier, later) -> later).orElse("it said nothing");
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      as("admin").query("SELECT 1");
      return true;
    } catch (UserError e) {
      return false;
    }
  }

  private static void writePasswords(Path file, Map<String, String> passwords) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Properties properties = new Properties();
    properties.putAll(passwords);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  private static String classPath() {
    return Stream.of(ClickHouseServer.class, UserError.class, NativeLibrary.class)
        .map(ClickHouseProcess::location)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
