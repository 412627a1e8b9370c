package io.escalations.dashboards.live;

/**
 * Somebody has looked at an alert.
 *
 * @param by the name given
 * @param at wall time, epoch milliseconds UTC
 */
public record Seen(String by, long at) {}
