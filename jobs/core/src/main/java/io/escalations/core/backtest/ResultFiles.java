package io.escalations.core.backtest;

/** How the files of a back-test are called. */
public final class ResultFiles {
  /** Beside the servers file: the pages show each back-test whose results stand in it. */
  public static final String FOLDER = "backtests";

  public static final String SUMMARY = "summary.json";

  /** One flip a line, by case. */
  public static final String FLIPS = "flips.jsonl";

  private ResultFiles() {}
}
