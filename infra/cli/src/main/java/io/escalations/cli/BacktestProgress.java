package io.escalations.cli;

import io.escalations.backtest.BacktestListener;
import java.io.PrintWriter;
import java.util.Locale;

/** How far a fold of history from files is, about once a second. */
final class BacktestProgress implements BacktestListener {
  private static final long INTERVAL_NANOS = 1_000_000_000;

  private final TerminalLine line;
  private long shownAt = System.nanoTime() - INTERVAL_NANOS;
  private boolean folding;

  BacktestProgress(PrintWriter out) {
    line = new TerminalLine(out);
  }

  @Override
  public void reading(long records) {
    show(String.format(Locale.ROOT, "%,d records read", records), false);
  }

  @Override
  public void folding(int done, int parts) {
    show(String.format(Locale.ROOT, "%d of %d parts of the cases folded", done, parts), true);
  }

  /** Leaves the last state standing. */
  void end() {
    line.end();
  }

  private synchronized void show(String text, boolean folds) {
    long now = System.nanoTime();
    boolean changed = folds != folding;
    if (changed || now - shownAt >= INTERVAL_NANOS) {
      shownAt = now;
      folding = folds;
      line.show(text, changed);
    }
  }
}
