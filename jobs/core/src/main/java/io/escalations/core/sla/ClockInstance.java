package io.escalations.core.sla;

/**
 * Names what thresholds belong to.
 *
 * @param clock as in {@link Threshold}
 * @param instance as in {@link Threshold}
 */
public record ClockInstance(String clock, int instance) {}
