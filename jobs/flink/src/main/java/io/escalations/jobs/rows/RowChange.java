package io.escalations.jobs.rows;

import io.escalations.schemas.table.Table;

/**
 * A row as a record tells of it.
 *
 * @param removed the key is no more, and the rest of the row of no account
 * @param knownAt event time at which a fact was emitted, or a final window restated, epoch
 *     milliseconds UTC; may be null
 */
public record RowChange<R>(Table<R> table, R row, boolean removed, Long knownAt) {}
