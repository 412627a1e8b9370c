package io.escalations.backtest;

import io.escalations.core.backtest.BacktestTally;
import io.escalations.core.backtest.FlipRow;
import io.escalations.core.backtest.FlipTable;
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
    try (TableCsv<FlipRow> csv = new TableCsv<>(directory.file("flips.csv"), FlipTable.FLIPS);
        FlipParquet parquet = new FlipParquet(directory.file("flips.parquet"))) {
      FlipSpool.merge(
          flips,
          row -> {
            csv.add(row);
            parquet.add(row);
          });
    }
    SummaryJson.write(
        directory.file("summary.json"),
        request.oldPolicies().names(),
        request.newPolicies().names(),
        tally);
  }
}
