package io.escalations.jobs.analytics;

import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseStatus;

/**
 * An update of a case from one of two topics.
 *
 * @param about what its row shows; null if it took a step
 * @param step that it took; null if its row changed
 */
public record CaseUpdate(String caseId, About about, CaseStep step) {

  /** What a candidate shows of its case, and whether the case can stand still. */
  public record About(
      boolean open, String customerId, String department, String issueType, String issueProduct) {
    static About of(CaseRow row) {
      boolean open = row.status() == CaseStatus.OPEN || row.status() == CaseStatus.WAITING;
      return new About(
          open, row.customerId(), row.department(), row.issueType(), row.issueProduct());
    }
  }

  static CaseUpdate of(CaseRow row) {
    return new CaseUpdate(row.caseId(), About.of(row), null);
  }

  /** The step without its text. */
  static CaseUpdate of(CaseStep step) {
    return new CaseUpdate(step.caseId(), null, step.withoutText());
  }
}
