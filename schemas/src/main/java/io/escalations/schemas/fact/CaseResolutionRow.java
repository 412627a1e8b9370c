package io.escalations.schemas.fact;

import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;

/**
 * Table {@code case_resolutions}: a stretch in which a case was open, ended by its first RESOLVED
 * or CLOSED. An open period that nothing has stopped yet has no row, nor has one that was stopped
 * before CASE_OPENED. The attributes are those after the event that stopped it. Times are epoch
 * milliseconds UTC.
 *
 * @param resolutionNo 1 for the first of the case
 * @param resolutionMillis wall time from CASE_OPENED, whichever resolution it is
 */
public record CaseResolutionRow(
    String caseId,
    int resolutionNo,
    long openedAt,
    long stoppedAt,
    long resolutionMillis,
    String department,
    Integer tier,
    Priority priority,
    Channel channel,
    IssueCategory issueCategory,
    String issueType) {}
