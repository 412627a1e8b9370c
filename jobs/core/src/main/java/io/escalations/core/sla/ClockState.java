package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.List;

/**
 * A clock instance at an instant of event time, with the stretches its durations are counted from.
 *
 * @param chosenWith the attributes the target was chosen with
 * @param stretches closed ones, up to the stop
 */
record ClockState(
    String clock,
    int instance,
    String policyVersion,
    String calendar,
    Attributes chosenWith,
    ClockStatus status,
    long startedAt,
    long targetMillis,
    Long dueAt,
    Long stoppedAt,
    Long breachedAt,
    BreachCause cause,
    List<Stretch> stretches) {

  /** @param breachedWith the attributes in force at the breach; null if there is none */
  SlaClockRow row(String caseId, Attributes breachedWith) {
    boolean stopped = stoppedAt != null;
    boolean paused = status == ClockStatus.PAUSED;
    return new SlaClockRow(
        caseId,
        clock,
        instance,
        policyVersion,
        calendar,
        status,
        startedAt,
        targetMillis,
        dueAt,
        paused ? Long.valueOf(targetMillis - elapsed()) : null,
        stoppedAt,
        breachedAt,
        cause,
        stopped || paused ? Long.valueOf(elapsed()) : null,
        stopped ? Long.valueOf(wall()) : null,
        stopped ? Long.valueOf(paused()) : null,
        stopped ? Long.valueOf(overdue()) : null,
        chosenWith.department(),
        chosenWith.tier(),
        chosenWith.priority(),
        chosenWith.category(),
        breachedWith == null ? null : breachedWith.department(),
        breachedWith == null ? null : breachedWith.tier(),
        breachedWith == null ? null : breachedWith.priority());
  }

  private long elapsed() {
    return stretches.stream().mapToLong(stretch -> stretch.counted(WorkingTime.ALWAYS)).sum();
  }

  private long wall() {
    return stretches.stream().mapToLong(stretch -> stretch.to() - stretch.from()).sum();
  }

  private long paused() {
    return stretches.stream().filter(Stretch::paused).mapToLong(stretch -> stretch.to() - stretch.from()).sum();
  }

  private long overdue() {
    return breachedAt == null ? 0 : stretches.stream().mapToLong(stretch -> stretch.countedAfter(breachedAt, WorkingTime.ALWAYS)).sum();
  }
}
