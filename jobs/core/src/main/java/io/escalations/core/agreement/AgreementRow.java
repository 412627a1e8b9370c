package io.escalations.core.agreement;

import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.schemas.fact.ClockStatus;

/**
 * One verdict of the help desk beside the fold's. Times are epoch milliseconds UTC.
 *
 * @param instance of the fold's clock: its first breached one, else its last; null without one
 * @param theirOutcome null if the help desk does not say, so is {@code theirDue}
 * @param ourStatus null if there is no such clock, so is {@code ourDue}
 * @param cause null unless the two differ; so is {@code likely}
 * @param likely what the help desk probably does otherwise
 * @param explanation why the fold's clock is in its state; null if there is none
 */
public record AgreementRow(
    String caseId,
    String clock,
    Integer instance,
    Agreement agreement,
    Outcome theirOutcome,
    ClockStatus ourStatus,
    Long theirDue,
    Long ourDue,
    Cause cause,
    String likely,
    String explanation) {

  /** Of a case that the history does not have. */
  public static AgreementRow noCase(Verdict verdict) {
    return new AgreementRow(
        verdict.caseId(),
        verdict.clock(),
        null,
        Agreement.NO_CASE,
        verdict.outcome(),
        null,
        verdict.dueAt(),
        null,
        null,
        null,
        null);
  }
}
