package io.escalations.stack;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.clickhouse.ClickHouseLibrary;
import io.escalations.clickhouse.ClickHouseMigrations;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The ClickHouse server, with passwords of its own: made up at the first start and kept. */
public final class ClickHouse implements Part {
  private static final String NAME = "clickhouse";
  private static final List<String> USERS =
      List.of("admin", "writer", "analyst", "viewer", "acknowledger", "privacy");
  private static final int PASSWORD_BYTES = 24;
  private static final long MEMORY_BYTES = 1_200_000_000L;
  // The library is half a gigabyte; on a cold disk reading it takes most of this.
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);

  private final Home home;
  private final DataDirectory data;
  private final Ports ports;
  private final Path directory;
  private final ManagedProcess process;

  public ClickHouse(Home home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.directory = data.of(NAME);
    this.process = new ManagedProcess(data, NAME, directory.resolve("clickhouse.err.log"));
  }

  /** HTTP address. */
  public String url() {
    return "http://" + Ports.HOST + ":" + ports.clickHouseHttp();
  }

  @Override
  public void start() {
    if (process.alive()) {
      return;
    }
    data.prepare();
    requirePorts();
    passwords();
    List<String> arguments =
        List.of(
            "--library", ClickHouseLibrary.in(home.root()).toString(),
            "--home", directory.toString(),
            "--http-port", String.valueOf(ports.clickHouseHttp()),
            "--tcp-port", String.valueOf(ports.clickHouseTcp()),
            "--memory-bytes", String.valueOf(MEMORY_BYTES));
    JavaProgram program =
        new JavaProgram(
            NAME,
            home.classPath("infra/clickhouse"),
            List.of("-Xmx64m"),
            "io.escalations.clickhouse.ClickHouseServer",
            arguments);
    process.start(program.command(home, data), Map.of());
  }

  @Override
  public void awaitReady() {
    ClickHouseHttp admin = admin();
    process.awaitReady(START_LIMIT, () -> answers(admin));
  }

  /** Brings the tables to the DDL of this build. */
  public void migrate() {
    try {
      ClickHouseMigrations.apply(admin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ClickHouseHttp admin() {
    return new ClickHouseHttp(url(), "admin", passwords().get("admin"));
  }

  private static boolean answers(ClickHouseHttp admin) {
    try {
      return admin.query("SELECT 1").strip().equals("1");
    } catch (UserError e) {
      return false;
    }
  }

  /** By user. */
  public Map<String, String> passwords() {
    Path file = directory.resolve("passwords.properties");
    Properties passwords = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          passwords.load(reader);
        }
      }
      if (!passwords.stringPropertyNames().containsAll(USERS)) {
        // None yet, or those of an earlier build that knew fewer users.
        USERS.forEach(user -> passwords.putIfAbsent(user, randomPassword()));
        store(passwords, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return USERS.stream().collect(Collectors.toMap(user -> user, passwords::getProperty));
  }

  private void store(Properties passwords, Path file) throws IOException {
    DataDirectory.create(directory);
    DataDirectory.createPrivate(file);
    try (Writer writer = Files.newBufferedWriter(file)) {
      passwords.store(writer, null);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void stop() {
    process.stop(STOP_GRACE);
  }

  @Override
  public List<PartProcess> processes() {
    return List.of(
        new PartProcess(process, List.of(ports.clickHouseHttp(), ports.clickHouseTcp())));
  }
}
