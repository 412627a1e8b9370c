package io.escalations.cli;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description =
        "Fills the warehouse's tables from the files of a lake, so that views and pages can be read"
            + " without Kafka and the log.",
    footer = {
      "",
      "Meant for an empty warehouse, such as that of a new ./escalations up --data DIR; to do it"
          + " twice changes nothing.",
      "ClickHouse reads the files itself: they must be on its machine. Alerts, candidates for"
          + " recurring issues and refused records are in no lake."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Runnable {
  private static final String SCRIPT = "/lake/tables_from_files.sql";
  private static final String OWNER = "admin";

  /** A statement reads all files of a table. */
  private static final Duration LIMIT = Duration.ofHours(6);

  private static final List<String> TABLES =
      List.of(
          "case_events",
          "cases",
          "escalations",
          "sla_clocks",
          "case_resolutions",
          "case_spans",
          "escalation_volume",
          "resolution_times");

  @Mixin private ServersOptions options;

  @Parameters(
      paramLabel = "DIR",
      description = "The lake: the directory in which the tables' folders are.")
  private Path lake;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Path directory = lake.toAbsolutePath().normalize();
    if (TABLES.stream().noneMatch(table -> Files.isDirectory(directory.resolve(table)))) {
      throw new UserError(
          directory + " is no lake: it has none of the folders " + String.join(", ", TABLES));
    }
    Servers.ClickHouse clickHouse = options.servers().clickhouse();
    ClickHouseHttp owner =
        new ClickHouseHttp(clickHouse.url(), OWNER, clickHouse.password(OWNER), LIMIT);
    for (String statement : script().split(";\\n")) {
      owner.query(statement, Map.of("lake", directory.toString()));
    }
    RefreshedTables.refresh(clickHouse);
    for (String table : TABLES) {
      String shown = owner.query("SELECT count() FROM escalations." + table).strip();
      String read =
          Files.isDirectory(directory.resolve(table)) ? read(owner, directory, table) : "0";
      spec.commandLine().getOut().printf("%s: %s rows, of %s in files%n", table, shown, read);
    }
  }

  /** More than are shown: of each row every version is in the files. */
  private static String read(ClickHouseHttp owner, Path directory, String table) {
    return owner
        .query(
            "SELECT count() FROM file({lake:String} || '/" + table + "/**/*.parquet', Parquet)",
            Map.of("lake", directory.toString()))
        .strip();
  }

  private static String script() {
    try (InputStream in = Servers.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
