/** Back-tests over files: reads history, folds it in parallel in bounded memory, writes results. */
package io.escalations.backtest;
