package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * The directory of one server: passwords in, configuration, data and logs out. Readable by its
 * owner only.
 */
final class ServerHome {
  /** What the project's own users are called; each is named after its role. */
  static final String[] USERS = {"admin", "writer", "analyst", "viewer", "acknowledger", "privacy"};

  private static final String PASSWORDS = "passwords.properties";

  private final Path directory;

  /** Held for the life of the process: a closed channel would give the lock back. */
  @SuppressWarnings("UnusedVariable")
  private final FileLock lock;

  private ServerHome(Path directory, FileLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * @throws UserError if another server runs on this directory
   */
  static ServerHome claim(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    FileChannel channel =
        FileChannel.open(
            directory.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new UserError(
          "a ClickHouse server already runs on "
              + directory
              + ": stop it first or choose another --home");
    }
    return new ServerHome(directory, lock);
  }

  Path configuration() {
    return directory.resolve("config.xml");
  }

  Path data() {
    return directory.resolve("data");
  }

  Path errorLog() {
    return directory.resolve("clickhouse.err.log");
  }

  /**
   * @throws UserError if a password is missing
   */
  void writeConfiguration(ServerOptions options, StopCredential stopCredential) throws IOException {
    Map<String, String> values = new HashMap<>();
    values.put("HOME", escaped(directory.toString()));
    // ClickHouse overshoots its own accounting, so it is told less than the process may take.
    values.put("SERVER_MEMORY", String.valueOf(options.memoryBytes() * 3 / 4));
    values.put("WRITER_MEMORY", String.valueOf(options.memoryBytes() / 2));
    values.put("READER_MEMORY", String.valueOf(options.memoryBytes() / 3));
    values.put("SPILL_MEMORY", String.valueOf(options.memoryBytes() / 16));
    values.put("CACHE_MEMORY", String.valueOf(options.memoryBytes() / 16));
    values.put("STOPPER_SHA256", sha256(stopCredential.password()));
    passwords()
        .forEach(
            (user, password) ->
                values.put(user.toUpperCase(Locale.ROOT) + "_SHA256", sha256(password)));
    writePrivately(configuration(), filled("config.xml", values));
    writePrivately(directory.resolve("users.xml"), filled("users.xml", values));
    createSystemDatabase();
  }

  private Map<String, String> passwords() throws IOException {
    Path file = directory.resolve(PASSWORDS);
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          file + " is missing: it must give a password each for " + String.join(", ", USERS));
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> passwords = new HashMap<>();
    for (String user : USERS) {
      String password = properties.getProperty(user);
      if (password == null || password.isEmpty()) {
        throw new UserError(file + " gives no password for " + user);
      }
      passwords.put(user, password);
    }
    return passwords;
  }

  /**
   * Without this file the system database lives in memory, and its tables (the query log) are lost
   * at each restart.
   */
  private void createSystemDatabase() throws IOException {
    Path metadata = Files.createDirectories(data().resolve("metadata"));
    Path system = metadata.resolve("system.sql");
    if (!Files.exists(system)) {
      Files.writeString(
          system, "ATTACH DATABASE _ UUID '" + UUID.randomUUID() + "'\nENGINE = Atomic\n");
    }
  }

  private static String filled(String template, Map<String, String> values) throws IOException {
    String text;
    try (InputStream in = ServerHome.class.getResourceAsStream(template)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
