package io.escalations.cli.replay;

import io.escalations.cli.replay.ReplayProgress.Stage;

/** Counts what is published and tells the listener now and then. */
final class ProgressReport implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 500;
  private static final int RECORDS_BETWEEN_LOOKS = 256;

  private final BreachCounter breaches;
  private final WallClock clock;
  private final ReplayListener listener;
  private Stage stage;
  private long records;
  private Long dataTime;
  private long toldAt;
  private long toldRecords;
  private long enteredAt;
  private long rate;

  /** Begins in no stage: {@link #enter} first. */
  ProgressReport(BreachCounter breaches, WallClock clock, ReplayListener listener) {
    this.breaches = breaches;
    this.clock = clock;
    this.listener = listener;
    this.toldAt = clock.millis();
  }

  /** The greatest occurred_at so far; null before the first event. */
  Long dataTime() {
    return dataTime;
  }

  void enter(Stage next) {
    change(next);
    tell(enteredAt, rate, breaches.count());
  }

  /** With every breach that can be read. */
  ReplayProgress done() {
    change(Stage.DONE);
    return tell(enteredAt, rate, breaches.countAll());
  }

  private void change(Stage next) {
    long now = clock.millis();
    if (stage == Stage.EVENTS) {
      rate = records * 1000 / Math.max(1, now - enteredAt);
    }
    stage = next;
    enteredAt = now;
  }

  /**
   * @param occurredAt null if the record was no event
   */
  void published(Long occurredAt) {
    records++;
    if (occurredAt != null) {
      dataTime = dataTime == null ? occurredAt : Long.valueOf(Math.max(dataTime, occurredAt));
    }
    if (records % RECORDS_BETWEEN_LOOKS == 0) {
      tick();
    }
  }

  /** Tells if it is time to. */
  void tick() {
    long now = clock.millis();
    if (now - toldAt >= INTERVAL_MILLIS) {
      tell(now, (records - toldRecords) * 1000 / (now - toldAt), breaches.count());
    }
  }

  private ReplayProgress tell(long now, long perSecond, long breachCount) {
    ReplayProgress progress = new ReplayProgress(stage, records, perSecond, breachCount, dataTime);
    listener.progress(progress);
    toldAt = now;
    toldRecords = records;
    return progress;
  }

  @Override
  public void close() {
    breaches.close();
  }
}
