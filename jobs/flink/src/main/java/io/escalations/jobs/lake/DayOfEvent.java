package io.escalations.jobs.lake;

import io.escalations.jobs.warehouse.AcceptedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** The folder of an event: {@code quarter=2016Q1/date=2016-03-01}, by the UTC day on which it happened. */
final class DayOfEvent implements BucketAssigner<AcceptedEvent, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String getBucketId(AcceptedEvent event, Context context) {
    return folder(event.event().occurredAt());
  }

  static String folder(long occurredAt) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(occurredAt), ZoneOffset.UTC);
    return "quarter=" + date.getYear() + "Q" + date.get(IsoFields.QUARTER_OF_YEAR) + "/date=" + date;
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
