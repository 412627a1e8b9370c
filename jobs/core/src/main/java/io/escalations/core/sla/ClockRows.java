package io.escalations.core.sla;

import io.escalations.core.event.Attributes;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.function.LongFunction;

/** What is shown of a clock instance at an instant of event time. */
final class ClockRows {
  private ClockRows() {}

  /**
   * @param run has a row
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  static SlaClockRow row(
      ClockRun run, String caseId, long now, LongFunction<Attributes> attributesAt) {
    ClockTarget target = run.target();
    ClockStatus status = run.statusAt(now);
    boolean paused = status == ClockStatus.PAUSED;
    boolean stopped = run.stoppedAt() != null;
    Breach breach = status == ClockStatus.BREACHED ? run.breach() : null;
    long until = stopped ? run.stoppedAt() : Long.MAX_VALUE;
    long elapsed = stopped || paused ? run.time().counted(until) : 0;
    Attributes chosenWith = target.chosenWith();
    Attributes breachedWith = breach == null ? Attributes.NONE : attributesAt.apply(breach.at());
    return new SlaClockRow(
        caseId,
        run.name(),
        run.instance(),
        target.policy().version(),
        target.calendar(),
        status,
        run.startedAt(),
        target.millis(),
        run.dueAt(),
        paused ? Long.valueOf(target.millis() - elapsed) : null,
        run.stoppedAt(),
        breach == null ? null : Long.valueOf(breach.at()),
        breach == null ? null : breach.cause(),
        stopped || paused ? Long.valueOf(elapsed) : null,
        stopped ? Long.valueOf(run.time().wall(until)) : null,
        stopped ? Long.valueOf(run.time().paused(until)) : null,
        stopped ? Long.valueOf(overdueMillis(run, breach)) : null,
        chosenWith.department(),
        chosenWith.tier(),
        chosenWith.priority(),
        chosenWith.category(),
        breachedWith.department(),
        breachedWith.tier(),
        breachedWith.priority());
  }

  private static long overdueMillis(ClockRun run, Breach breach) {
    return breach == null ? 0 : run.time().countedBetween(breach.at(), run.stoppedAt());
  }

  /**
   * @param now where the history of a clock that runs ends
   */
  static ClockHistory history(ClockRun run, long now) {
    long end = run.stoppedAt() == null ? now : run.stoppedAt();
    return new ClockHistory(
        run.name(),
        run.instance(),
        run.startedAt(),
        run.startedBy(),
        run.endedBy(),
        run.target().workingTime(),
        run.target().changes(),
        run.time().until(end));
  }
}
