package io.escalations.jobs.warehouse;

import static io.escalations.jobs.io.clickhouse.ColumnValues.instant;
import static io.escalations.jobs.io.clickhouse.ColumnValues.name;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.fact.RejectedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Refused records as rows of {@code rejected_events}. */
final class RefusalRows implements Rows<CommittedRefusal> {
  private static final int MOST_RAW_BYTES = 64 * 1024;

  static final InsertStatement<RejectedRecord> INSERT =
      InsertStatement.<RejectedRecord>into("rejected_events")
          .column("topic", RejectedRecord::topic)
          .column("partition", RejectedRecord::partition)
          .column("offset", RejectedRecord::offset)
          .column("reason", row -> name(row.reason()))
          .column("detail", RejectedRecord::detail)
          .column("raw", row -> cut(row.raw()))
          .column("raw_size", row -> row.raw() == null ? 0L : row.raw().length)
          .column("rejected_at", row -> instant(row.rejectedAt()))
          .build();

  private final TableBuffer<RejectedRecord> refusals = new TableBuffer<>(INSERT);

  private record Key(String topic, int partition, long offset) {}

  @Override
  public void add(CommittedRefusal committed) {
    RejectedRecord refused = committed.refused();
    refusals.put(
        new Key(refused.topic(), refused.partition(), refused.offset()), refused, refused.offset());
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(refusals);
  }

  /** Not in the middle of a character. */
  private static String cut(byte[] raw) {
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
