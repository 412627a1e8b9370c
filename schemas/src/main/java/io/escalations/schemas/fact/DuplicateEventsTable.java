package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT64;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code duplicate_events}. */
final class DuplicateEventsTable {
  private static final String PLACE = "Where the record stands in case-events";

  private DuplicateEventsTable() {}

  static Table<DuplicateEvent> define() {
    return Table.of(DuplicateEvent.class, "duplicate_events")
        .comment("Second deliveries")
        .key("partition", "offset")
        .from(TopicNames.DUPLICATES)
        .column("partition", UINT32, DuplicateEvent::partition, PLACE)
        .column("offset", UINT64, DuplicateEvent::offset, PLACE)
        .column("case_id", TEXT, DuplicateEvent::caseId, "The case it is about")
        .column(
            "event_id",
            TEXT,
            DuplicateEvent::eventId,
            "Identity of the event, which had been accepted before")
        .column(
            "ingested_at", INSTANT, DuplicateEvent::appendedAt, "When Kafka appended the record")
        .build();
  }
}
