package io.escalations.history.compaction;

import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Merges the files of a lake, table by table. The merged files of a quarter are written to a hidden
 * folder that becomes the quarter's successor; then the two folders exchange their names in one
 * step. Whenever it is killed, each quarter has its old files or its new ones.
 *
 * <pre>
 *   .compaction/runs/                 sorted rows that did not fit into memory
 *   .compaction/sla_clocks/quarter=…  the successor; after the exchange what it replaced
 * </pre>
 */
public final class Compaction {
  private static final long FILE_BYTES = 128L << 20;
  private static final long SMALL_BYTES = FILE_BYTES / 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<Table<?>> TABLES =
      Tables.ALL.stream().filter(Table::hasQuarter).toList();

  private final Path lake;
  private final Path hidden;
  private final FileOperations files;

  private CompactionReport report = CompactionReport.none();

  private Compaction(Path lake, FileOperations files) {
    this.lake = lake;
    this.hidden = lake.resolve(".compaction");
    this.files = files;
  }

  /**
   * @param lake a directory on a local disk
   * @param readersPatience how long those who read the lake may hold the exchange up
   * @throws UserError if it is no lake, cannot be written, is read for longer than that, or another
   *     compaction is at work; each quarter is whole then, too
   */
  public static CompactionReport run(Path lake, Duration readersPatience, FileOperations files) {
    Path directory = lake.toAbsolutePath().normalize();
    if (TABLES.stream().noneMatch(table -> Files.isDirectory(directory.resolve(table.name())))) {
      throw new UserError(
          directory
              + ": is no lake: it has none of the folders "
              + String.join(", ", TABLES.stream().map(Table::name).toList()));
    }
    Compaction compaction = new Compaction(directory, files);
    try {
      LakeLock.holding(
          directory, LakeLock.Kind.COMPACT, PATIENCE, () -> compaction.run(readersPatience));
    } catch (IOException e) {
      throw new UserError(
          directory + ": could not be compacted: " + e + "; its tables are whole", e);
    }
    return compaction.report;
  }

  private void run(Duration readersPatience) throws IOException {
    files.deleteTree(hidden); // of a run that was killed
    try {
      requireExchange();
      for (Table<?> table : TABLES) {
        compact(table, readersPatience);
      }
    } catch (IOException | RuntimeException e) {
      files.deleteTree(hidden); // a disk that is full is so no longer
      throw e;
    }
    files.deleteTree(hidden);
  }

  /** Before hours of work. */
  private void requireExchange() throws IOException {
    Path one = hidden.resolve("one");
    Path other = hidden.resolve("other");
    files.createFolder(one);
    files.createFolder(other);
    files.exchange(one, other);
  }

  private void compact(Table<?> table, Duration readersPatience) throws IOException {
    List<StagedQuarter> staged = new ArrayList<>();
    CompactionReport ofTable = CompactionReport.none();
    for (Path quarter : folders(lake.resolve(table.name()), "quarter=")) {
      Path successor = hidden.resolve(table.name()).resolve(quarter.getFileName());
      Set<Path> replaced = new HashSet<>();
      for (Path folder : withDays(quarter)) {
        FolderPlan plan = FolderPlan.of(folder, SMALL_BYTES);
        if (!plan.inputs().isEmpty()) {
          ofTable =
              ofTable.plus(
                  merge(table, plan, successor.resolve(quarter.relativize(folder)), replaced));
        }
      }
      if (!replaced.isEmpty()) {
        staged.add(new StagedQuarter(quarter, successor, replaced));
      }
    }
    if (!staged.isEmpty()) {
      exchange(staged, readersPatience);
    }
    report = report.plus(ofTable);
  }

  /** All quarters of a table one after the other, so that a reader meets few exchanges. */
  private void exchange(List<StagedQuarter> staged, Duration readersPatience) throws IOException {
    LakeLock.holding(
        lake,
        LakeLock.Kind.READ,
        readersPatience,
        () ->
            LakeLock.holding(
                lake,
                LakeLock.Kind.COMMIT,
                PATIENCE,
                () -> {
                  for (StagedQuarter quarter : staged) {
                    quarter.takePlace(files);
                  }
                }));
    for (StagedQuarter quarter : staged) {
      quarter.deleteReplaced(files);
    }
  }

  /** A folder with a damaged file stays as it is. */
  private CompactionReport merge(
      Table<?> table, FolderPlan plan, Path successor, Set<Path> replaced) throws IOException {
    Path runs = hidden.resolve("runs");
    files.deleteTree(runs);
    files.createFolder(runs);
    files.createFolder(successor);
    SortedMerge.Written written;
    try {
      written =
          SortedMerge.merge(
              plan.inputs(),
              RowOrder.of(table),
              runs,
              number -> successor.resolve(plan.nameOfMerged(number)),
              FILE_BYTES);
    } catch (UserError e) {
      files.deleteTree(successor);
      return CompactionReport.problem(e.getMessage());
    }
    for (Path file : written.files()) {
      files.force(file);
    }
    replaced.addAll(plan.inputs());
    return new CompactionReport(
        1,
        plan.inputs().size(),
        written.files().size(),
        written.rows(),
        size(plan.inputs()),
        size(written.files()),
        List.of());
  }

  private static long size(List<Path> paths) throws IOException {
    long bytes = 0;
    for (Path path : paths) {
      bytes += Files.size(path);
    }
    return bytes;
  }

  /** Events have a folder for each day, and facts have none. */
  private static List<Path> withDays(Path quarter) throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(quarter);
    folders.addAll(folders(quarter, "date="));
    return folders;
  }

  private static List<Path> folders(Path in, String prefix) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(in)) {
      return found
          .filter(path -> path.getFileName().toString().startsWith(prefix))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
