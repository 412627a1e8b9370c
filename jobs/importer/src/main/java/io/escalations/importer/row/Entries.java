package io.escalations.importer.row;

import java.util.List;

/** What a row holds several of. */
@FunctionalInterface
public interface Entries {
  /**
   * One row for each entry, in their order.
   *
   * @throws RowRefused if an entry is not as expected
   */
  List<Row> of(Row row);
}
