package io.escalations.core.sla;

import io.escalations.core.event.Attributes;
import io.escalations.schemas.fact.ClockStatus;

/**
 * A level that a clock instance reached: a warning or, at 100, the breach. Everything in it is as of {@code at}, so
 * only an event that arrives late can change it.
 *
 * @param percent of the target in counted time
 * @param at the level's instant, epoch milliseconds UTC
 * @param dueAt as then believed; null if the clock was paused
 */
public record Level(
    String clock,
    int instance,
    int percent,
    long at,
    Long dueAt,
    long targetMillis,
    ClockStatus status,
    Attributes attributes,
    String policyVersion) {

  public static final int BREACH = 100;
}
