package io.escalations.core.changelog;

/**
 * An alert as it was published last.
 *
 * @param standing false once it was voided
 * @param at the instant the threshold was reached; for a breach, when the clock was breached
 * @param dueAt null if the clock was paused
 * @param policyVersion the threshold was computed under; null if an earlier build published it
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
