package io.escalations.schemas.delivery;

import io.escalations.schemas.fact.ClockStatus;

/**
 * A clock instance has stopped, so nobody needs to be called for it any more. Clock {@code case}
 * stands for the open periods of a case, all of them: instance 0.
 *
 * @param status MET, BREACHED or CANCELLED
 * @param stoppedAt event time, epoch milliseconds UTC
 * @param elapsedMillis counted time; null where it is not known
 */
public record ClockEnd(
    String caseId,
    String clock,
    int instance,
    ClockStatus status,
    long stoppedAt,
    Long elapsedMillis) {}
