package io.escalations.jobs.io.clickhouse;

import java.util.List;

/**
 * Turns what comes from a topic into rows of tables.
 *
 * @param <T> what comes
 */
public interface Rows<T> {
  void add(T element);

  /** Where the rows wait, in the order in which they are to be written. */
  List<TableBuffer<?>> tables();
}
