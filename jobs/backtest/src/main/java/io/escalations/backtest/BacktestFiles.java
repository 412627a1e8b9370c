package io.escalations.backtest;

import io.escalations.core.backtest.BacktestTally;
import io.escalations.core.backtest.FlipRow;
import io.escalations.core.backtest.FlipTable;
import io.escalations.core.backtest.GroupTable;
import io.escalations.core.backtest.LoadTable;
import io.escalations.core.backtest.ResultFiles;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a result. */
final class BacktestFiles {
  private BacktestFiles() {}

  /**
   * @param flips files of {@link FlipSpool}
   */
  static void write(
      BacktestRequest request, BacktestTally tally, List<Path> flips, ResultDirectory directory)
      throws IOException {
    try (TableFiles<FlipRow> files = new TableFiles<>(directory, FlipTable.FLIPS);
        TableJson<FlipRow> json =
            new TableJson<>(directory.file(ResultFiles.FLIPS), FlipTable.FLIPS)) {
      FlipSpool.merge(
          flips,
          row -> {
            files.add(row);
            json.add(row);
          });
    }
    write(directory, GroupTable.GROUPS, tally.groups());
    write(directory, LoadTable.LOAD, tally.load());
    SummaryJson.write(
        directory.file(ResultFiles.SUMMARY),
        request.oldPolicies().names(),
        request.newPolicies().names(),
        tally);
  }

  private static <R> void write(ResultDirectory directory, Table<R> table, List<R> rows)
      throws IOException {
    try (TableFiles<R> files = new TableFiles<>(directory, table)) {
      for (R row : rows) {
        files.add(row);
      }
    }
  }
}
