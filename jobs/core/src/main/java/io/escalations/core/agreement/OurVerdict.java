package io.escalations.core.agreement;

import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;

/**
 * The fold's verdict on a clock of a case, which may have several instances: the first breached one
 * decides, else the last.
 *
 * @param row null if no rule gives the case such a clock
 */
record OurVerdict(SlaClockRow row) {
  /** Exports have times to the minute. */
  private static final long MINUTE = 60_000;

  static OurVerdict of(CaseTimeline timeline, String clock) {
    List<SlaClockRow> rows =
        timeline.clocks().stream().filter(row -> row.clock().equals(clock)).toList();
    SlaClockRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    return new OurVerdict(
        rows.stream().filter(row -> row.status() == ClockStatus.BREACHED).findFirst().orElse(last));
  }

  Agreement agreement(Verdict theirs) {
    if (row == null) {
      return Agreement.NO_CLOCK;
    }
    Outcome ours = outcome();
    if (theirs.outcome() != null && ours == null) {
      return Agreement.UNDECIDED;
    }
    if (theirs.outcome() != null && theirs.outcome() != ours) {
      return Agreement.OUTCOME_DIFFERS;
    }
    return isSameDue(theirs.dueAt()) ? Agreement.AGREES : Agreement.DUE_DIFFERS;
  }

  /** Null while nothing is decided. */
  private Outcome outcome() {
    return switch (row.status()) {
      case MET -> Outcome.MET;
      case BREACHED -> Outcome.BREACHED;
      case RUNNING, PAUSED, CANCELLED -> null;
    };
  }

  private boolean isSameDue(Long theirs) {
    return theirs == null || (row.dueAt() != null && Math.abs(row.dueAt() - theirs) < MINUTE);
  }
}
