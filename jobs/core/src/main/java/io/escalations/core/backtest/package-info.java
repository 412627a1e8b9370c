/** What a draft policy would have done over history: clock instances under two sets of policies. */
package io.escalations.core.backtest;
