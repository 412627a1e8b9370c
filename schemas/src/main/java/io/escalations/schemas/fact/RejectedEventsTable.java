package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT64;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.table.Table;
import java.nio.charset.StandardCharsets;

/** Defines {@code rejected_events}. */
final class RejectedEventsTable {
  private static final int MOST_RAW_BYTES = 64 * 1024;
  private static final String PLACE = "Where the record stood";

  private RejectedEventsTable() {}

  static Table<RejectedRecord> define() {
    return Table.of(RejectedRecord.class, "rejected_events")
        .comment("Refused records")
        .key("topic", "partition", "offset")
        .from(TopicNames.REJECTED)
        .writtenOnly()
        .column("topic", TEXT.lowCardinality(), RejectedRecord::topic, PLACE)
        .column("partition", UINT32, RejectedRecord::partition, PLACE)
        .column("offset", UINT64, RejectedRecord::offset, PLACE)
        .column("reason", oneOf(RejectReason.class), RejectedRecord::reason, "Why it was refused")
        .column(
            "detail",
            TEXT.nullable(),
            RejectedRecord::detail,
            "One line: which field, what was found, what is expected; quotes nothing that people"
                + " wrote")
        .column(
            "raw",
            TEXT.personal(),
            row -> beginning(row.raw()),
            "Personal data: the first 64 KiB of the record, bytes that are no UTF-8 replaced")
        .column(
            "raw_size",
            UINT64,
            row -> row.raw() == null ? 0 : row.raw().length,
            "Bytes of the whole record")
        .column(
            "rejected_at",
            INSTANT,
            RejectedRecord::rejectedAt,
            "When Kafka appended the refused record")
        .build();
  }

  /** Not cut in the middle of a character. */
  private static String beginning(byte[] raw) {
    if (raw == null) {
      return null;
    }
    int end = Math.min(raw.length, MOST_RAW_BYTES);
    while (end > 0 && end < raw.length && isContinuation(raw[end])) {
      end--;
    }
    return new String(raw, 0, end, StandardCharsets.UTF_8);
  }

  private static boolean isContinuation(byte part) {
    return (part & 0xC0) == 0x80;
  }
}
