package io.escalations.schemas.fact;

import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;

/**
 * One row of the table of escalations: one hand-over of a case. {@code from...} are the values
 * before the ESCALATED event, the others those after it. Times are epoch milliseconds UTC.
 *
 * @param escalationNo 1 for the case's first
 * @param description personal data: the free text of the issue as of the escalation
 * @param acknowledgedAt first ASSIGNED, AGENT_REPLIED, RESOLVED or CLOSED while it ran
 * @param owner the last assignee carried while it was open
 * @param deadline due instant of its escalation clock; null while no such clock runs
 * @param resolutionMillis wall time to RESOLVED or DEESCALATED, else null
 */
public record EscalationRow(
    String caseId,
    int escalationNo,
    EscalationKind kind,
    EscalationReason reason,
    String fromDepartment,
    String department,
    Integer fromTier,
    Integer tier,
    IssueCategory issueCategory,
    String issueType,
    Priority priority,
    Channel channel,
    String customerId,
    String description,
    long escalatedAt,
    Long acknowledgedAt,
    String owner,
    EscalationStatus status,
    Long endedAt,
    Long deadline,
    Long resolutionMillis) {

  public EscalationRow withDescription(String text) {
    return new EscalationRow(
        caseId,
        escalationNo,
        kind,
        reason,
        fromDepartment,
        department,
        fromTier,
        tier,
        issueCategory,
        issueType,
        priority,
        channel,
        customerId,
        text,
        escalatedAt,
        acknowledgedAt,
        owner,
        status,
        endedAt,
        deadline,
        resolutionMillis);
  }
}
