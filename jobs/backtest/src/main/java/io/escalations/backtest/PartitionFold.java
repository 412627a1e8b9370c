package io.escalations.backtest;

import io.escalations.core.backtest.BacktestTally;
import io.escalations.core.backtest.CasePair;
import io.escalations.core.backtest.FlipRow;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The cases of one partition, folded.
 *
 * @param flips a file of {@link FlipSpool}
 */
record PartitionFold(BacktestTally tally, long duplicates, Refusals refusals, Path flips) {

  static PartitionFold of(BacktestRequest request, SpooledCases cases, long asOf, Path flipsFile)
      throws IOException {
    BacktestTally tally = new BacktestTally(asOf);
    try (FlipSpool.Writer flips = new FlipSpool.Writer(flipsFile)) {
      for (String caseId : cases.caseIds()) {
        CasePair pair =
            CasePair.of(
                caseId, cases.events(caseId), request.oldPolicies(), request.newPolicies(), asOf);
        tally.add(pair);
        for (FlipRow flip : pair.flips()) {
          flips.add(flip);
        }
      }
    }
    return new PartitionFold(tally, cases.duplicates(), cases.refusals(), flipsFile);
  }
}
