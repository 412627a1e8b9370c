package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a ClickHouse to the DDL of this build. Can be run again at any time.
 *
 * <ul>
 *   <li><b>Versioned</b> files ({@code V….sql}) are applied in the order of their names, each once.
 *       One that was applied must not change; what has to change is a further file.
 *   <li><b>Repeatable</b> files ({@code R__….sql}), functions and views, are applied again whenever
 *       the statement they stand for is another: because of the file, or of a table they read from.
 * </ul>
 */
public final class ClickHouseMigrations {
  private static final String LEDGER =
      """
      CREATE TABLE IF NOT EXISTS escalations_tables.schema_migrations
      (
          name String COMMENT 'File, or view',
          checksum String COMMENT 'SHA-256 of its text',
          applied_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'When its last statement was through'
      )
      ENGINE = MergeTree
      ORDER BY name
      COMMENT 'DDL that was applied; of a repeatable file the last row counts'
      """;

  private final ClickHouseHttp admin;
  private final Map<String, String> ledger;
  private final List<String> applied = new ArrayList<>();

  private ClickHouseMigrations(ClickHouseHttp admin) {
    this.admin = admin;
    admin.query(
        "CREATE DATABASE IF NOT EXISTS escalations_tables COMMENT 'Where the rows are; read the"
            + " views of database escalations instead'");
    admin.query(LEDGER);
    ledger =
        admin
            .query(
                "SELECT name, argMax(checksum, applied_at) FROM"
                    + " escalations_tables.schema_migrations GROUP BY name")
            .lines()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
  }

  /**
   * @param admin speaks as the user that owns the views
   * @return the names of what was applied now
   * @throws UserError if ClickHouse refuses, or an applied file is not what it was
   */
  public static List<String> apply(ClickHouseHttp admin) throws IOException {
    return apply(admin, DdlFiles.read());
  }

  static List<String> apply(ClickHouseHttp admin, DdlFiles files) {
    ClickHouseMigrations migrations = new ClickHouseMigrations(admin);
    files.migrations().forEach(migrations::once);
    migrations.whenOther("functions", statements(files.functions()), "");
    ViewStatements views = new ViewStatements(admin);
    for (ViewFile view : ViewStatements.inOrder(files.views())) {
      // A view holds the bodies of the functions it was created with.
      migrations.whenOther(view.qualified(), views.of(view), files.functions());
    }
    return migrations.applied;
  }

  private void once(String name, String text) {
    String checksum = sha256(text);
    String before = ledger.get(name);
    if (before == null) {
      run(name, statements(text), checksum);
    } else if (!before.equals(checksum)) {
      throw new UserError(
          name
              + " was applied with another text: put it back and write the change as a further"
              + " file");
    }
  }

  private void whenOther(String name, List<String> statements, String dependsOn) {
    String checksum = sha256(String.join(";\n", statements) + dependsOn);
    if (!checksum.equals(ledger.get(name))) {
      run(name, statements, checksum);
    }
  }

  private void run(String name, List<String> statements, String checksum) {
    statements.forEach(admin::query);
    admin.query(
        "INSERT INTO escalations_tables.schema_migrations (name, checksum) VALUES ('"
            + name
            + "', '"
            + checksum
            + "')");
    applied.add(name);
  }

  /** A statement ends with the semicolon at the end of a line. */
  static List<String> statements(String text) {
    return Stream.of(text.split(";\\s*(?:\\n|$)"))
        .filter(statement -> !statement.isBlank())
        .toList();
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
