package io.escalations.cli;

import java.io.PrintWriter;

/** One line that is written over at a terminal; elsewhere a line now and then. */
final class TerminalLine {
  private static final int REPORTS_PER_LINE = 10;
  private static final String OVER_THE_LAST = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private final int width = terminal ? TerminalWidth.columns() : Integer.MAX_VALUE;
  private int reports;

  TerminalLine(PrintWriter out) {
    this.out = out;
  }

  /**
   * @param changed whether it says something of another kind than the one before
   */
  void show(String text, boolean changed) {
    reports = changed ? 0 : reports + 1;
    if (terminal) {
      // A line that is broken in two is not written over as a whole.
      out.print(OVER_THE_LAST + text.substring(0, Math.min(text.length(), width - 1)));
    } else if (reports % REPORTS_PER_LINE == 0) {
      out.println(text);
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
}
