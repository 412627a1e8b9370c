package io.escalations.cli;

import io.escalations.cli.backfill.BackfillCounts;
import io.escalations.cli.backfill.BackfillProcess;
import io.escalations.cli.backfill.BackfillProgress;
import io.escalations.history.HistoryFile;
import io.escalations.history.backfill.BackfillRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/** A backfill whose progress people see. */
final class ShownBackfill {
  private ShownBackfill() {}

  /**
   * @param err where the progress is shown
   * @return the counts of all
   * @throws io.escalations.schemas.UserError with what went wrong
   */
  static BackfillCounts run(BackfillRequest request, PrintWriter err) throws IOException {
    TerminalLine line = new TerminalLine(err);
    BackfillProgress progress =
        new BackfillProgress(request.files().stream().mapToLong(HistoryFile::bytes).sum());
    BackfillCounts all =
        BackfillProcess.run(
            request,
            counts -> {
              long now = System.nanoTime() / Duration.ofMillis(1).toNanos();
              boolean begins = progress.begins(counts, now);
              line.show(progress.text(counts, now), begins);
            });
    line.end();
    return all;
  }
}
