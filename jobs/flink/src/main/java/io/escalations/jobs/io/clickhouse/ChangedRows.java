package io.escalations.jobs.io.clickhouse;

/** Takes the rows that something changes, one by one. */
public interface ChangedRows {
  /**
   * @param key identity of the row in its table
   */
  <R> void put(InsertStatement<R> table, Object key, R row);

  /**
   * @param row the key, everything else empty or of no account
   */
  <R> void delete(InsertStatement<R> table, Object key, R row);
}
