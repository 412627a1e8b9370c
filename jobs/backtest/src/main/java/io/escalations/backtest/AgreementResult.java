package io.escalations.backtest;

import io.escalations.core.agreement.AgreementRow;
import io.escalations.core.agreement.AgreementTally;
import java.util.List;

/**
 * How verdicts agree, and what became of the records of the history.
 *
 * @param asOf epoch milliseconds UTC
 * @param firstDifferences a few of those whose outcome or deadline differs, by case
 */
public record AgreementResult(
    AgreementTally tally, long asOf, List<AgreementRow> firstDifferences, ReadRecords read) {}
