package io.escalations.backtest;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.history.HistoryFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What to compare over which history.
 *
 * @param history of two events with one identity the first in their order stands
 * @param asOf epoch milliseconds UTC; null: the greatest {@code occurred_at} read
 * @param to directory for the results, missing or empty
 * @param threads how many fold at the same time
 */
public record BacktestRequest(
    List<HistoryFile> history,
    PolicyVersions oldPolicies,
    PolicyVersions newPolicies,
    Long asOf,
    Path to,
    int threads) {}
