package io.escalations.cli.replay;

import java.util.function.LongConsumer;

/**
 * Holds records back until their time has come. Meanwhile, about every second, it says how far data
 * time has got, so that event time moves while no event does; it never says more than what was let
 * through has reached or left behind.
 */
final class Pacer {
  static final long BEAT_MILLIS = 1000;

  private final Pace pace;
  private final WallClock clock;
  private final LongConsumer heartbeat;
  private boolean started;
  private long startedAt;
  private long startedFrom;
  private long nextBeat;
  private long reached = Long.MIN_VALUE;
  private long sent = Long.MIN_VALUE;

  /**
   * @param heartbeat told the data time up to which everything was let through, epoch milliseconds
   *     UTC, increasing
   */
  Pacer(Pace pace, WallClock clock, LongConsumer heartbeat) {
    this.pace = pace;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  /** Returns when the record may go: at once if it is late. */
  void await(long occurredAt) {
    if (!started && pace.holds(occurredAt)) {
      start(pace.from() == Long.MIN_VALUE ? occurredAt : pace.from());
    }
    if (started) {
      long due = startedAt + (long) ((occurredAt - startedFrom) / pace.speed());
      for (long now = clock.millis(); now < due; now = clock.millis()) {
        clock.sleepUntil(Math.min(due, nextBeat));
        beat(occurredAt);
      }
      beat(occurredAt);
    }
    reached = Math.max(reached, occurredAt);
  }

  private void start(long dataTime) {
    started = true;
    startedAt = clock.millis();
    startedFrom = dataTime;
    nextBeat = startedAt;
  }

  /**
   * Events of the very instant of the next record, or of the last, may still follow: so just before
   * it.
   */
  private void beat(long next) {
    long now = clock.millis();
    if (now < nextBeat) {
      return;
    }
    long dataTime = startedFrom + (long) ((now - startedAt) * pace.speed());
    long instant = Math.min(dataTime, Math.max(reached, next) - 1);
    if (instant > sent) {
      sent = instant;
      heartbeat.accept(instant);
    }
    nextBeat = now + BEAT_MILLIS;
  }
}
