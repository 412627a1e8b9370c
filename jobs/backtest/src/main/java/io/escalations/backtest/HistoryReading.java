package io.escalations.backtest;

import io.escalations.history.HistoryFile;
import io.escalations.history.HistoryReader;
import io.escalations.history.HistoryRecord;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.util.List;

/** Takes history up to an instant into a spool, and counts. */
final class HistoryReading {
  private static final int RECORDS_BETWEEN_REPORTS = 10_000;

  private final EventSpool spool;
  private final Long asOf;
  private final BacktestListener listener;
  private final Refusals refusals = new Refusals();
  private Long greatest;
  private long records;
  private long heartbeats;
  private long later;

  /**
   * @param asOf null: there is no such instant
   */
  HistoryReading(EventSpool spool, Long asOf, BacktestListener listener) {
    this.spool = spool;
    this.asOf = asOf;
    this.listener = listener;
  }

  /**
   * @throws UserError if a file is damaged, or none of them has an event
   */
  void read(List<HistoryFile> files) throws IOException {
    for (HistoryFile file : files) {
      try (HistoryReader reader = HistoryReader.open(file)) {
        for (HistoryRecord next = reader.next(); next != null; next = reader.next()) {
          records++;
          add(file, next);
          if (records % RECORDS_BETWEEN_REPORTS == 0) {
            listener.reading(records);
          }
        }
      }
    }
    if (spool.events() == 0) {
      throw new UserError("the input has no event" + without() + ": there is nothing to compare");
    }
  }

  private String without() {
    return (refusals.count() == 0 ? "" : " (refused: " + refusals.first().get(0) + ")")
        + (later == 0 ? "" : " up to the instant asked for");
  }

  private void add(HistoryFile file, HistoryRecord next) throws IOException {
    if (next.isRefused()) {
      refusals.add(file.name() + ":" + next.number(), next.reason(), next.detail());
      return;
    }
    long occurredAt = next.event().occurredAt();
    if (asOf != null && occurredAt > asOf) {
      later++;
      return;
    }
    greatest = greatest == null ? occurredAt : Math.max(greatest, occurredAt);
    if (next.isHeartbeat()) {
      heartbeats++;
    } else {
      spool.add(next);
    }
  }

  /** The one asked for, or the greatest {@code occurred_at}; epoch milliseconds UTC. */
  long asOf() {
    return asOf == null ? greatest : asOf;
  }

  long records() {
    return records;
  }

  long heartbeats() {
    return heartbeats;
  }

  /** Records after the instant asked for. */
  long later() {
    return later;
  }

  Refusals refusals() {
    return refusals;
  }
}
