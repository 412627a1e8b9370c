package io.escalations.cli.backtest;

import io.escalations.backtest.BacktestListener;
import java.io.PrintWriter;
import java.util.Locale;

/** How far a back-test is: a line now and then, written over at a terminal. */
public final class BacktestProgress implements BacktestListener {
  private static final long INTERVAL_NANOS = 1_000_000_000;
  private static final String OVER_THE_LAST = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private long shownAt = System.nanoTime();

  public BacktestProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void reading(long records) {
    show(String.format(Locale.ROOT, "%,d records read", records));
  }

  @Override
  public void folding(int done, int parts) {
    show(String.format(Locale.ROOT, "%d of %d parts of the cases folded", done, parts));
  }

  /** Leaves nothing of it at a terminal. */
  public void end() {
    if (terminal) {
      out.print(OVER_THE_LAST);
      out.flush();
    }
  }

  private synchronized void show(String text) {
    long now = System.nanoTime();
    if (now - shownAt < INTERVAL_NANOS) {
      return;
    }
    shownAt = now;
    if (terminal) {
      out.print(OVER_THE_LAST + text);
    } else {
      out.println(text);
    }
    out.flush();
  }
}
