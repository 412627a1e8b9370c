package io.escalations.jobs.io.clickhouse;

import java.util.Map;

/** Puts changed rows where they wait to be written. */
public final class ToBuffers implements ChangedRows {
  private final Map<InsertStatement<?>, TableBuffer<?>> buffers;
  private final long version;

  /**
   * @param buffers of every table, each made for the table's statement
   * @param version of the rows
   */
  public ToBuffers(Map<InsertStatement<?>, TableBuffer<?>> buffers, long version) {
    this.buffers = buffers;
    this.version = version;
  }

  @Override
  public <R> void put(InsertStatement<R> table, Object key, R row) {
    buffer(table).put(key, row, version);
  }

  @Override
  public <R> void delete(InsertStatement<R> table, Object key, R row) {
    buffer(table).delete(key, row, version);
  }

  @SuppressWarnings("unchecked") // a buffer holds the rows of the table it was made for
  private <R> TableBuffer<R> buffer(InsertStatement<R> table) {
    return (TableBuffer<R>) buffers.get(table);
  }
}
