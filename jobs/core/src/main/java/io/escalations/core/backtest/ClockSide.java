package io.escalations.core.backtest;

import io.escalations.core.explain.Explanation;
import io.escalations.core.sla.ClockHistory;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.SlaClockRow;

/**
 * A clock instance under one of the two sets of policies, with how it came to be so.
 *
 * @param row null if no rule ever gave it a target
 * @param history null if it never started
 */
record ClockSide(CaseTimeline timeline, ClockHistory history, SlaClockRow row) {

  static ClockSide of(CaseTimeline timeline, ClockPair pair, SlaClockRow row) {
    return new ClockSide(
        timeline, timeline.history(pair.either().clock(), pair.either().instance()), row);
  }

  String why() {
    return history == null ? "there is no such instance" : Explanation.why(timeline, history, row);
  }
}
