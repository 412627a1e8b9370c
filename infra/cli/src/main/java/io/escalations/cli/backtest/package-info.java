/** What {@code backtest} shows in the terminal. */
package io.escalations.cli.backtest;
