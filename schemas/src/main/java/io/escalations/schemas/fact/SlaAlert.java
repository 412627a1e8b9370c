package io.escalations.schemas.fact;

import io.escalations.schemas.Sha256;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;

/**
 * Table {@code sla_alerts} and topic {@code sla-alerts}: a revision of an alert, which is about one
 * level of one clock instance. Times are epoch milliseconds UTC.
 *
 * @param alertId {@link #id}
 * @param revision 1, 2, … per alert
 * @param level {@code 50}, {@code 75}, {@code 90}, … percent of the target; {@code 100} is the
 *     breach
 * @param at the level's instant
 * @param knownAt event time of the job when it was emitted
 * @param emittedAt wall time when it was emitted
 * @param status of the clock as of {@code at}; so are department, team, tier, priority, category
 *     and segment
 * @param proofEventId the event that proves a VOIDED or AMENDED; null on a RAISED
 */
public record SlaAlert(
    String alertId,
    int revision,
    String caseId,
    String clock,
    int instance,
    String level,
    AlertAction action,
    long at,
    long knownAt,
    long emittedAt,
    Long dueAt,
    Long targetMillis,
    ClockStatus status,
    String department,
    String team,
    Integer tier,
    Priority priority,
    IssueCategory issueCategory,
    String proofEventId,
    String policyVersion,
    Segment customerSegment) {

  /**
   * Header of a record, with value {@link #RECORDED}. On a case event: it is history, and nobody is
   * to be called for what it shows to have been due by the time Kafka appended it. On an alert: it
   * was raised so, and is not to be sent on.
   */
  public static final String HEADER = "alerts";

  public static final String RECORDED = "recorded";

  /**
   * What identifies an alert through all its revisions: lower-case hex SHA-256 of case id, clock,
   * instance and level, joined by U+001F.
   */
  public static String id(String caseId, String clock, int instance, String level) {
    return Sha256.hex(caseId, clock, String.valueOf(instance), level);
  }
}
