package io.escalations.schemas.delivery;

/**
 * Somebody looks after an alert.
 *
 * @param by the name given
 * @param at wall time, epoch milliseconds UTC
 */
public record Acknowledgement(String alertId, String by, long at) {}
