package io.escalations.schemas.fact;

import java.util.List;

/**
 * Table {@code issue_patterns}: a candidate for a recurring issue, with its evidence. Times are
 * epoch milliseconds UTC.
 *
 * @param patternId kind and key; the same for as long as the candidate lives
 * @param caseId the case whose path it is; null if it is about several
 * @param department who has the case, or had it last
 * @param firstSeen the instant at which the rule was met
 * @param lastSeen the last instant that adds to it
 * @param cases 0: a tombstone
 * @param observed what the rule counts
 * @param expected the count from which on the rule is met; of a BURST how many would be usual
 * @param episode grows when the candidate comes back after it was cleared
 * @param active false once it is cleared
 */
public record IssuePatternRow(
    String patternId,
    PatternKind kind,
    String caseId,
    String customerId,
    String department,
    String issueType,
    String issueProduct,
    long firstSeen,
    long lastSeen,
    int cases,
    int observed,
    double expected,
    int episode,
    boolean active,
    List<String> sampleCaseIds) {

  public IssuePatternRow {
    sampleCaseIds = sampleCaseIds == null ? List.of() : sampleCaseIds;
  }

  /**
   * An episode known by the minute it began in: a later one is greater, and it is the same whatever
   * came before it.
   */
  public static int episodeFrom(long firstSeen) {
    return (int) Math.min(Math.max(firstSeen / 60_000, 0), Integer.MAX_VALUE);
  }

  /** The tombstone of the candidate. */
  public IssuePatternRow tombstone() {
    return new IssuePatternRow(
        patternId,
        kind,
        caseId,
        customerId,
        department,
        issueType,
        issueProduct,
        firstSeen,
        lastSeen,
        0,
        observed,
        expected,
        episode,
        false,
        sampleCaseIds);
  }
}
