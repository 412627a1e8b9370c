package io.escalations.cli;

import io.escalations.cli.replay.ReplayListener;
import io.escalations.cli.replay.ReplayProgress;
import io.escalations.cli.replay.ReplayProgress.Stage;
import io.escalations.schemas.Times;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A replay's progress for people: one line that is written over at a terminal, else a line now and
 * then.
 */
final class ProgressLine implements ReplayListener {
  private static final int REPORTS_PER_LINE = 10;
  private static final String OVER_THE_LAST = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private final int width = terminal ? TerminalWidth.columns() : Integer.MAX_VALUE;
  private Stage stage;
  private int reports;

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void progress(ReplayProgress progress) {
    boolean changed = progress.stage() != stage;
    stage = progress.stage();
    reports = changed ? 0 : reports + 1;
    if (terminal) {
      // A line that is broken in two is not written over as a whole.
      String text = text(progress);
      out.print(OVER_THE_LAST + text.substring(0, Math.min(text.length(), width - 1)));
    } else if (changed || reports % REPORTS_PER_LINE == 0) {
      out.println(text(progress));
    }
    out.flush();
  }

  /** Leaves the last state standing. */
  void end() {
    if (terminal) {
      out.println();
    }
    out.flush();
  }

  private static String until(ReplayProgress progress) {
    return progress.dataTime() == null ? "" : ", up to " + Times.format(progress.dataTime());
  }

  private static String text(ReplayProgress progress) {
    return switch (progress.stage()) {
      case POLICIES -> "putting policies into force";
      case EVENTS, DONE ->
          String.format(
              Locale.ROOT,
              "%,d rows in, %,d events per second, %,d breaches found%s",
              progress.records(),
              progress.recordsPerSecond(),
              progress.breaches(),
              until(progress));
      case WAITING ->
          String.format(
              Locale.ROOT,
              "%,d rows in; waiting until all is written, %,d breaches found",
              progress.records(),
              progress.breaches());
    };
  }
}
