package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT64;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code record_counts}. */
final class RecordCountsTable {
  private RecordCountsTable() {}

  static Table<RecordCounts> define() {
    return Table.of(RecordCounts.class, "record_counts")
        .comment("What the timeline job has read, counted by itself; the greatest offset counts")
        .key("partition")
        .from(TopicNames.RECORD_COUNTS)
        .column("partition", UINT32, RecordCounts::partition, "Of case-events")
        .column(
            "offset",
            UINT64,
            RecordCounts::offset,
            "The timeline job has read the records before this one")
        .column("events", UINT64, RecordCounts::events, "How many of these are no heartbeats")
        .column("heartbeats", UINT64, RecordCounts::heartbeats, "How many of these are heartbeats")
        .build();
  }
}
