package io.escalations.core.said;

/**
 * An alert as last said.
 *
 * @param standing false once it was voided
 * @param at the level's instant; for a breach, when it was breached
 * @param dueAt as said; null if the clock was paused
 */
public record SaidAlert(String clock, int instance, int level, int revision, boolean standing, long at, Long dueAt) {}
