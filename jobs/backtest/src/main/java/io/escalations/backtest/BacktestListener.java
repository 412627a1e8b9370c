package io.escalations.backtest;

/** Hears how far a back-test is; from any thread. */
public interface BacktestListener {
  /**
   * @param records how many were read so far
   */
  void reading(long records);

  /**
   * @param done of so many parts of the cases, of about one size
   */
  void folding(int done, int parts);
}
