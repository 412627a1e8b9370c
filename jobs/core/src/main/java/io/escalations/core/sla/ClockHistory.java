package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import java.util.List;

/**
 * How one clock instance came to be as it is: the very segments and targets that its row was
 * computed from.
 *
 * @param startedAt epoch milliseconds UTC
 * @param startedBy id of the event
 * @param endedBy id of the event that stopped or cancelled it; null while it runs, and where it
 *     lost its last rule
 * @param workingTime of the last target it had; null if it never had one
 * @param targets in order; empty if no rule ever matched
 * @param segments what counts, in order, up to the end or to event time
 */
public record ClockHistory(
    String clock,
    int instance,
    long startedAt,
    String startedBy,
    String endedBy,
    WorkingTime workingTime,
    List<TargetChange> targets,
    List<ClockSegment> segments) {}
