package io.escalations.clickhouse;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a ClickHouse to the DDL of this build: the SQL files of {@code schemas} in the order of
 * their names, each once. A file that was applied must not change; what has to change is a further
 * file. Can be run again at any time.
 */
public final class ClickHouseMigrations {
  private static final String LEDGER =
      """
      CREATE TABLE IF NOT EXISTS escalations_tables.schema_migrations
      (
          name String COMMENT 'File',
          checksum String COMMENT 'SHA-256 of its text',
          applied_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'When its last statement was through'
      )
      ENGINE = MergeTree
      ORDER BY name
      COMMENT 'DDL files that were applied'
      """;

  private ClickHouseMigrations() {}

  /**
   * @param admin speaks as the user that owns the views
   * @return the names of the files applied now
   * @throws UserError if ClickHouse refuses, or an applied file is not what it was
   */
  public static List<String> apply(ClickHouseHttp admin) throws IOException {
    return apply(admin, files());
  }

  static List<String> apply(ClickHouseHttp admin, Map<String, String> files) {
    admin.query(
        "CREATE DATABASE IF NOT EXISTS escalations_tables COMMENT 'Where the rows are; read the"
            + " views of database escalations instead'");
    admin.query(LEDGER);
    Map<String, String> ledger = ledger(admin);
    List<String> applied = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          String checksum = sha256(text);
          String before = ledger.get(name);
          if (before == null) {
            statements(text).forEach(admin::query);
            admin.query(
                "INSERT INTO escalations_tables.schema_migrations (name, checksum) VALUES ('"
                    + name
                    + "', '"
                    + checksum
                    + "')");
            applied.add(name);
          } else if (!before.equals(checksum)) {
            throw new UserError(
                name
                    + " was applied with another text: put it back and write the change as a"
                    + " further file");
          }
        });
    return applied;
  }

  private static Map<String, String> ledger(ClickHouseHttp admin) {
    return admin
        .query("SELECT name, checksum FROM escalations_tables.schema_migrations")
        .lines()
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
  }

  /** A statement ends with the semicolon at the end of a line. */
  private static List<String> statements(String text) {
    return Stream.of(text.split(";\\s*(?:\\n|$)"))
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  private static Map<String, String> files() throws IOException {
    URI folder = folder();
    if (!folder.getScheme().equals("jar")) {
      return read(Path.of(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
      return read(jar.getPath("/clickhouse"));
    }
  }

  private static URI folder() {
    try {
      return Servers.class.getResource("/clickhouse").toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> entries = Files.list(folder)) {
      paths = entries.filter(path -> path.getFileName().toString().endsWith(".sql")).toList();
    }
    Map<String, String> files = new TreeMap<>();
    for (Path path : paths) {
      files.put(path.getFileName().toString(), Files.readString(path));
    }
    return new LinkedHashMap<>(files);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
