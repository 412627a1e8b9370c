package io.escalations.schemas.fact;

import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.math.BigDecimal;

/**
 * Table {@code cases}: what is true of a case now. Times are epoch milliseconds UTC, {@code
 * ...Millis} are durations.
 *
 * @param openedAt null when no CASE_OPENED has come
 * @param resolvedAt the first RESOLVED of the last open period that has one; kept after a reopen,
 *     as {@code closedAt}
 * @param waitingMillis ended pauses only, wall time, as {@code onHoldMillis}
 * @param compensatedAmount the sum; null, with its currency, when amounts in several currencies
 *     were granted
 */
public record CaseRow(
    String caseId,
    CaseStatus status,
    Long openedAt,
    Long firstResponseAt,
    Long resolvedAt,
    Long closedAt,
    Priority firstPriority,
    Priority priority,
    String department,
    String team,
    String assignee,
    Integer tier,
    Integer maxTier,
    Channel channel,
    String customerId,
    Segment customerSegment,
    IssueCategory issueCategory,
    String issueType,
    String issueProduct,
    int escalationCount,
    int departmentChanges,
    int returnsToEarlierDepartment,
    int reopenCount,
    int failedAttempts,
    long waitingMillis,
    long onHoldMillis,
    Long timeToFirstResolutionMillis,
    Integer rating,
    BigDecimal compensatedAmount,
    String compensatedCurrency) {}
