package io.escalations.cli.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows that are compared stand.
 *
 * @param computed the directory of a backfill
 * @param found the directory of another; null for the tables
 * @param asOf what became known after it is left out of the tables, epoch milliseconds UTC
 */
public record Sides(Path computed, Path found, long asOf) {
  static final int COMPUTED = 0;
  static final int FOUND = 1;

  /** Cases of which the tables know more by now. */
  static String movedCases(long asOf) {
    List<String> changed = new ArrayList<>();
    for (String table :
        List.of("case_events", "cases_history", "escalations_history", "sla_clocks_history")) {
      changed.add(
          "SELECT case_id FROM escalations_tables.%s WHERE known_at > fromUnixTimestamp64Milli(%d, 'UTC')"
              .formatted(table, asOf));
    }
    return String.join(" UNION DISTINCT ", changed);
  }

  /** Both, one below the other; a side without files has no rows. */
  String select(ComparedTable table) {
    List<String> sides = new ArrayList<>();
    add(sides, COMPUTED, table, computed);
    if (found == null) {
      sides.add(table.select(FOUND, ofTables(table)) + leftOut(table));
    } else {
      add(sides, FOUND, table, found);
    }
    return sides.isEmpty() ? null : String.join("\nUNION ALL\n", sides);
  }

  private void add(List<String> sides, int side, ComparedTable table, Path directory) {
    Path folder = directory.resolve(table.name());
    if (Files.isDirectory(folder)) {
      sides.add(table.select(side, files(folder)) + (found == null ? leftOut(table) : ""));
    }
  }

  static String files(Path folder) {
    return "file('" + folder.toString().replace("'", "\\'") + "/**/*.parquet', Parquet)";
  }

  private static String ofTables(ComparedTable table) {
    return "(SELECT * FROM escalations_tables.%s FINAL%s)"
        .formatted(table.name(), table.table().hasTombstones() ? " WHERE is_deleted = 0" : "");
  }

  /** A window that has not ended is not yet what it will be. */
  private String leftOut(ComparedTable table) {
    return table.isOfCases()
        ? " WHERE case_id NOT IN (" + movedCases(asOf) + ")"
        : " WHERE window_end <= fromUnixTimestamp64Milli(" + asOf + ", 'UTC')";
  }
}
