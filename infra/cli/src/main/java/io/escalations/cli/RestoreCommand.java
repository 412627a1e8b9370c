package io.escalations.cli;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.clickhouse.TablesFromFiles;
import io.escalations.history.compaction.HeldLakes;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
final class RestoreCommand implements Callable<Integer> {
  private static final String OWNER = "admin";

  /** A statement reads all files of a table. */
  private static final Duration LIMIT = Duration.ofHours(6);

  private static final List<Table<?>> TABLES = TablesFromFiles.tables();

  @Mixin private ServersOptions options;

  @Parameters(
      paramLabel = "DIR",
      description = "The lake: the directory in which the tables' folders are.")
  private Path lake;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path directory = lake.toAbsolutePath().normalize();
    List<String> folders = TABLES.stream().map(Table::name).toList();
    if (folders.stream().noneMatch(folder -> Files.isDirectory(directory.resolve(folder)))) {
      throw new UserError(
          directory + " is no lake: it has none of the folders " + String.join(", ", folders));
    }
    Servers.ClickHouse clickHouse = options.servers().clickhouse();
    List<Table<?>> inFiles =
        TABLES.stream()
            .filter(table -> Files.isDirectory(directory.resolve(table.name())))
            .toList();
    try (HeldLakes lakes = HeldLakes.of(List.of(directory))) {
      List<String> problems = FilesToRestore.problems(lakes.inputs().get(0), inFiles);
      if (!problems.isEmpty()) {
        problems.forEach(spec.commandLine().getErr()::println);
        throw new UserError(
            directory + ": " + problems.size() + " files cannot be read; nothing was restored");
      }
      fill(directory, inFiles, clickHouse);
      return frozenQuarters(directory, clickHouse);
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void fill(Path directory, List<Table<?>> inFiles, Servers.ClickHouse clickHouse) {
    ClickHouseHttp owner =
        new ClickHouseHttp(clickHouse.url(), OWNER, clickHouse.password(OWNER), LIMIT);
    Map<String, String> lakeAt = Map.of("lake", directory.toString());
    for (Table<?> table : inFiles) {
      owner.query(TablesFromFiles.statement(table), lakeAt);
    }
    RefreshedTables.refresh(clickHouse);
    for (Table<?> table : TABLES) {
      String shown = owner.query("SELECT count() FROM escalations." + table.name()).strip();
      // More than are shown: of each row every version is in the files.
      String read =
          inFiles.contains(table)
              ? owner.query("SELECT count() FROM " + TablesFromFiles.files(table), lakeAt).strip()
              : "0";
      spec.commandLine()
          .getOut()
          .printf("%s: %s rows, of %s in files%n", table.name(), shown, read);
    }
  }

  /** A copy that is damaged is passed over. */
  private int frozenQuarters(Path directory, Servers.ClickHouse clickHouse) throws IOException {
    FrozenCopies.Restored restored =
        new FrozenCopies(directory).restore(new FrozenQuarters(clickHouse));
    restored.problems().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    spec.commandLine()
        .getOut()
        .printf(
            "frozen quarters: %d restored, of %d in files%n", restored.added(), restored.copies());
    spec.commandLine().getOut().flush();
    return restored.problems().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
