package io.escalations.jobs.io.clickhouse;

import io.escalations.jobs.rows.RowChange;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.jobs.rows.TopicRows;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the tables of some topics that wait to be written. */
final class TableBuffers {
  private final Map<Table<?>, TableBuffer<?>> buffers = new LinkedHashMap<>();

  TableBuffers(List<String> topics) {
    for (String topic : topics) {
      Tables.ofTopic(topic).forEach(table -> buffers.put(table, new TableBuffer<>(table)));
    }
  }

  void add(TopicRecord record) {
    TopicRows.read(record, change -> add(change, record.offset()));
  }

  /** In the order in which they are to be written. */
  Collection<TableBuffer<?>> tables() {
    return buffers.values();
  }

  int size() {
    int size = 0;
    for (TableBuffer<?> table : buffers.values()) {
      size += table.size();
    }
    return size;
  }

  @SuppressWarnings("unchecked") // a buffer holds the rows of the table it was made for
  private <R> void add(RowChange<R> change, long version) {
    ((TableBuffer<R>) buffers.get(change.table())).add(change.row(), version, change.removed());
  }
}
