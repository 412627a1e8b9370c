package io.escalations.importer.record;

import java.util.Map;

/**
 * What a payload said of its case, in the columns that the mapping compares.
 *
 * @param at epoch milliseconds UTC
 */
public record Snapshot(long at, Map<String, String> values) {}
