package io.escalations.importer.record;

import java.util.Map;

/**
 * The state of a case in one payload, in the columns that the mapping compares.
 *
 * @param at epoch milliseconds UTC
 */
public record Snapshot(long at, Map<String, String> values) {}
