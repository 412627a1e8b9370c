package io.escalations.core.pattern;

import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseStatus;

/** What a case adds to the patterns of many cases. */
public record CaseSubject(CaseAt opened, String customerId, String issueType, String issueProduct) {

  /**
   * Null for a case that adds nothing: one without a CASE_OPENED, or cancelled, which means that
   * there was no such case.
   */
  public static CaseSubject of(CaseRow row) {
    if (row.openedAt() == null || row.status() == CaseStatus.CANCELLED) {
      return null;
    }
    return new CaseSubject(
        new CaseAt(row.caseId(), row.openedAt()),
        row.customerId(),
        row.issueType(),
        row.issueProduct());
  }
}
