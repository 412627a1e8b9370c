package io.escalations.cli;

import io.escalations.history.parquet.ParquetRows;
import io.escalations.schemas.UserError;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a lake, judged by their footers before any row of them is written anywhere. */
final class FilesToRestore {
  private FilesToRestore() {}

  /**
   * @return a line for each file that is cut off, or lacks a column by which its rows are known
   */
  static List<String> problems(Path lake, List<Table<?>> tables) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Table<?> table : tables) {
      for (Path file : files(lake.resolve(table.name()))) {
        try (ParquetRows rows = new ParquetRows(file)) {
          List<String> missing =
              table.key().stream().filter(column -> !rows.hasColumn(column)).toList();
          if (!missing.isEmpty()) {
            problems.add(
                "%s: holds no rows of %s, for it has no column %s: take it out of the lake"
                    .formatted(file, table, String.join(", ", missing)));
          }
        } catch (UserError e) {
          problems.add(e.getMessage());
        }
      }
    }
    return problems;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }
}
