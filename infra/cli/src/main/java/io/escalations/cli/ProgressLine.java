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
  private final TerminalLine line;
  private Stage stage;

  ProgressLine(PrintWriter out) {
    line = new TerminalLine(out);
  }

  @Override
  public void progress(ReplayProgress progress) {
    boolean changed = progress.stage() != stage;
    stage = progress.stage();
    line.show(text(progress), changed);
  }

  /** Leaves the last state standing. */
  void end() {
    line.end();
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
