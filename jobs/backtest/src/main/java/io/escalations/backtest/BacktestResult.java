package io.escalations.backtest;

import io.escalations.core.backtest.BacktestTally;

/** What a back-test found, and what became of the records it was given. */
public record BacktestResult(BacktestTally tally, ReadRecords read) {}
