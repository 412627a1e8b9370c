package io.escalations.jobs.analytics;

import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.table.Table;
import java.nio.charset.StandardCharsets;

/** A row as it stands in its table's topic. All records about a row stand in one partition. */
final class RowRecord {
  private RowRecord() {}

  static <R> OutputRecord of(Table<R> table, R row) {
    byte[] key = table.key(row).getBytes(StandardCharsets.UTF_8);
    return new OutputRecord(table.topic(), key, table.encode(row));
  }
}
