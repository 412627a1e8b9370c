package io.escalations.core.sla;

import io.escalations.schemas.fact.BreachCause;

/**
 * A clock instance missed its target.
 *
 * @param dueAt as it was then, epoch milliseconds UTC
 * @param at equals {@code dueAt}, or is the later instant of the change that breached it
 */
record Breach(long dueAt, long at, BreachCause cause) {}
