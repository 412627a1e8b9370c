package io.escalations.schemas.fact;

import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;

/**
 * Table {@code sla_clocks}: one clock instance. Times are epoch milliseconds UTC, {@code ...Millis}
 * are durations.
 *
 * @param clock name, e.g. {@code resolution}
 * @param instance 1 for the case's first
 * @param calendar name in the policy; null for a {@code due_at} target without one
 * @param dueAt null while PAUSED
 * @param remainingMillis counted time left, while PAUSED only
 * @param elapsedMillis counted time; null until stopped, but for a PAUSED one; likewise null until
 *     stopped: wall (less resolved gaps), paused (the clock's own pauses), overdue (counted, from
 *     breach to stop)
 * @param department with tier, priority and category the values the target was chosen with
 * @param breachDepartment with tier and priority the values in force at {@code breachedAt}; null
 *     when not breached
 */
public record SlaClockRow(
    String caseId,
    String clock,
    int instance,
    String policyVersion,
    String calendar,
    ClockStatus status,
    long startedAt,
    long targetMillis,
    Long dueAt,
    Long remainingMillis,
    Long stoppedAt,
    Long breachedAt,
    BreachCause cause,
    Long elapsedMillis,
    Long wallMillis,
    Long pausedMillis,
    Long overdueMillis,
    String department,
    Integer tier,
    Priority priority,
    IssueCategory issueCategory,
    String breachDepartment,
    Integer breachTier,
    Priority breachPriority) {}
