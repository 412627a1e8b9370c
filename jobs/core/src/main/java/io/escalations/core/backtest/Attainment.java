package io.escalations.core.backtest;

import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;

/** How many clock instances there are under one set of policies, and how they ended. */
final class Attainment {
  private long instances;
  private long met;
  private long breached;

  /**
   * @param row null if this side has no such instance
   */
  void add(SlaClockRow row) {
    if (row != null) {
      instances++;
      met += row.status() == ClockStatus.MET ? 1 : 0;
      breached += row.status() == ClockStatus.BREACHED ? 1 : 0;
    }
  }

  void add(Attainment other) {
    instances += other.instances;
    met += other.met;
    breached += other.breached;
  }

  long instances() {
    return instances;
  }

  long met() {
    return met;
  }

  long breached() {
    return breached;
  }
}
