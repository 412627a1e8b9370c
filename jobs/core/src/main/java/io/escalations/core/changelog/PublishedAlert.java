package io.escalations.core.changelog;

/**
 * An alert as last said.
 *
 * @param standing false once it was voided
 * @param at the level's instant; for a breach, when it was breached
 * @param dueAt as said; null if the clock was paused
 * @param policyVersion it was said under; null in what an earlier build said
 */
public record PublishedAlert(
    String clock,
    int instance,
    int level,
    int revision,
    boolean standing,
    long at,
    Long dueAt,
    String policyVersion) {}
