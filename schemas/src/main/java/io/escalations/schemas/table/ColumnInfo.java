package io.escalations.schemas.table;

/**
 * What is known of a column without its values.
 *
 * @param comment one sentence for whoever queries it
 */
public record ColumnInfo(String name, ColumnType type, String comment) {}
