package io.escalations.core.rolling;

/**
 * What was carried over an instant.
 *
 * @param at start of a pane of five minutes
 * @param carried begun before it and not ended before it
 */
public record CarryOver(long at, int carried) {}
