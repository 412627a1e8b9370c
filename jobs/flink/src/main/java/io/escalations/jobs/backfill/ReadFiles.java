package io.escalations.jobs.backfill;

import io.escalations.history.HistoryFile;
import io.escalations.history.HistoryReader;
import io.escalations.history.HistoryRecord;
import io.escalations.history.backfill.BackfillCount;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads files of events. What is refused is counted; heartbeats advance event time. */
final class ReadFiles extends ProcessFunction<HistoryFile, BackfillEvent> {
  private static final long serialVersionUID = 1L;

  /** The greatest {@code occurred_at} of each file, epoch milliseconds UTC. */
  static final OutputTag<Long> EVENT_TIME = new OutputTag<>("event-time", Types.LONG);

  /** The same, with the file's place. */
  static final OutputTag<FileTime> FILE_TIMES =
      new OutputTag<>("file-times", TypeInformation.of(FileTime.class));

  private static final int RECORDS_BETWEEN_REPORTS = 1000;

  private transient Counters counters;

  @Override
  public void open(OpenContext context) {
    counters = new Counters(getRuntimeContext());
  }

  @Override
  public void processElement(HistoryFile file, Context context, Collector<BackfillEvent> out)
      throws IOException {
    long reported = 0;
    long eventTime = Long.MIN_VALUE;
    try (HistoryReader reader = HistoryReader.open(file)) {
      for (HistoryRecord record = reader.next(); record != null; record = reader.next()) {
        counters.add(BackfillCount.READ, 1);
        forward(file, record, eventTime, out);
        if (record.event() != null) {
          eventTime = Math.max(eventTime, record.event().occurredAt());
        }
        if (record.number() % RECORDS_BETWEEN_REPORTS == 0) {
          long read = reader.bytesRead();
          counters.add(BackfillCount.BYTES, read - reported);
          reported = read;
        }
      }
    }
    counters.add(BackfillCount.BYTES, file.bytes() - reported);
    context.output(EVENT_TIME, eventTime);
    context.output(FILE_TIMES, new FileTime(file.place(), eventTime));
  }

  /**
   * @param reached event time before the record, epoch milliseconds UTC
   */
  private void forward(
      HistoryFile file, HistoryRecord record, long reached, Collector<BackfillEvent> out) {
    long order = BackfillEvent.order(file.place(), record.number());
    if (record.isRefused()) {
      counters.refuse(order, record.reason(), file.name() + ":" + record.number(), record.detail());
    } else if (record.isHeartbeat()) {
      counters.add(BackfillCount.HEARTBEATS, 1);
    } else {
      out.collect(
          new BackfillEvent(
              record.event().caseId(),
              order,
              record.content(),
              record.contentDigest(),
              record.ingestedAt(),
              record.knownAt(),
              reached));
    }
  }
}
