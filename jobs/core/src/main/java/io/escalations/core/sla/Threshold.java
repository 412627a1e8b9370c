package io.escalations.core.sla;

import io.escalations.schemas.fact.ClockStatus;

/**
 * A level of a clock that was reached: a warning or, at 100, the breach; or, of the case, that it
 * ought to be escalated. Everything in it is as of {@code at}, so only an event that arrives late
 * can change it.
 *
 * @param clock {@code case} with {@link #ESCALATION_DUE}
 * @param instance with {@link #ESCALATION_DUE} the open period, from 1
 * @param percent of the target in counted time, or {@link #ESCALATION_DUE}
 * @param at when it was reached, epoch milliseconds UTC
 * @param dueAt as it was then; null if the clock was paused
 * @param targetMillis null where there is no target
 * @param status null with {@link #ESCALATION_DUE}
 */
public record Threshold(
    String clock,
    int instance,
    int percent,
    long at,
    Long dueAt,
    Long targetMillis,
    ClockStatus status,
    String policyVersion) {

  public static final int BREACH = 100;

  /** No percent: the case ought to be escalated. */
  public static final int ESCALATION_DUE = 0;

  /** As alerts spell it. */
  public static String name(int percent) {
    return percent == ESCALATION_DUE ? "ESCALATION_DUE" : String.valueOf(percent);
  }
}
