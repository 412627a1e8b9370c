package io.escalations.core.backtest;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.ClockStatus;

/**
 * A clock instance that breaches under one of the two sets of policies only. Times are epoch
 * milliseconds UTC. What belongs to a side that has no such instance is null.
 *
 * @param dueOld null while PAUSED, too; so is {@code dueNew}
 * @param firstPriority the first that the case had
 * @param department with which NEW chose the target; OLD where NEW has no such instance
 * @param reason what differs, then why the clock is in its state under each
 */
public record FlipRow(
    String caseId,
    String clock,
    int instance,
    Flip flip,
    ClockStatus statusOld,
    ClockStatus statusNew,
    Long dueOld,
    Long dueNew,
    Long breachedOld,
    Long breachedNew,
    Priority firstPriority,
    String department,
    String reason) {}
