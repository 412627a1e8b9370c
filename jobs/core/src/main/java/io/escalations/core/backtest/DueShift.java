package io.escalations.core.backtest;

import io.escalations.schemas.fact.SlaClockRow;

/** How much earlier or later instances are due under NEW; of those that are due under both. */
final class DueShift {
  private long earlier;
  private long earlierMillis;
  private long later;
  private long laterMillis;

  void add(SlaClockRow underOld, SlaClockRow underNew) {
    if (underOld == null
        || underNew == null
        || underOld.dueAt() == null
        || underNew.dueAt() == null) {
      return;
    }
    long shift = underNew.dueAt() - underOld.dueAt();
    earlier += shift < 0 ? 1 : 0;
    earlierMillis += shift < 0 ? -shift : 0;
    later += shift > 0 ? 1 : 0;
    laterMillis += shift > 0 ? shift : 0;
  }

  void add(DueShift other) {
    earlier += other.earlier;
    earlierMillis += other.earlierMillis;
    later += other.later;
    laterMillis += other.laterMillis;
  }

  long earlier() {
    return earlier;
  }

  long later() {
    return later;
  }

  /** Wall time, milliseconds; null if none is due earlier. */
  Long meanEarlierMillis() {
    return earlier == 0 ? null : Long.valueOf(Math.round((double) earlierMillis / earlier));
  }

  /** Wall time, milliseconds; null if none is due later. */
  Long meanLaterMillis() {
    return later == 0 ? null : Long.valueOf(Math.round((double) laterMillis / later));
  }
}
