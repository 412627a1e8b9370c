package io.escalations.backtest;

import io.escalations.core.agreement.Verdict;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.history.HistoryFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Verdicts to compare with the fold of a history.
 *
 * @param verdicts by case
 * @param asOf epoch milliseconds UTC; null: the greatest {@code occurred_at} read
 * @param to file for the differences, replaced where it exists; null: none is written
 */
public record AgreementRequest(
    Map<String, List<Verdict>> verdicts,
    List<HistoryFile> history,
    PolicyVersions policies,
    Long asOf,
    Path to) {}
