package io.escalations.schemas.table;

/**
 * A row as it was known from an instant of event time on.
 *
 * @param knownAt epoch milliseconds UTC
 */
public record KnownRow<R>(R row, long knownAt) {}
