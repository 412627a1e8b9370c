package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The clock instances of one case, in the order of their starts. */
public final class ClockRuns {
  private static final String RESOLUTION = "resolution";

  private final List<ClockRun> all = new ArrayList<>();

  /** Those of them that run; paused and breached ones among them. */
  private final List<ClockRun> running = new ArrayList<>();

  ClockRuns() {}

  void add(ClockRun run) {
    all.add(run);
    running.add(run);
  }

  /** One that was stopped runs on. */
  void resume(ClockRun run) {
    running.add(run);
  }

  /** Called after instances were stopped or cancelled. */
  void removeEnded() {
    running.removeIf(run -> !run.isRunning());
  }

  List<ClockRun> running() {
    return running;
  }

  /** The latest instance of a clock; null if there is none. */
  ClockRun latest(String clock) {
    return latest(all, clock);
  }

  boolean isAnyRunning(String clock) {
    return latest(running, clock) != null;
  }

  private static ClockRun latest(List<ClockRun> runs, String clock) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).name().equals(clock)) {
        return runs.get(i);
      }
    }
    return null;
  }

  private ClockRun find(String clock, int instance) {
    for (int i = 0; i < all.size(); i++) {
      ClockRun run = all.get(i);
      if (run.instance() == instance && run.hasRow() && run.name().equals(clock)) {
        return run;
      }
    }
    return null;
  }

  /**
   * @param now event time
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  public List<SlaClockRow> rows(String caseId, long now, LongFunction<Attributes> attributesAt) {
    List<SlaClockRow> rows = new ArrayList<>(all.size());
    for (ClockRun run : all) {
      if (run.hasRow()) {
        rows.add(ClockRows.row(run, caseId, now, attributesAt));
      }
    }
    return rows;
  }

  /** The row of one instance, as {@link #rows}; null if it has none. */
  public SlaClockRow row(
      String caseId, String clock, int instance, long now, LongFunction<Attributes> attributesAt) {
    ClockRun run = find(clock, instance);
    return run == null ? null : ClockRows.row(run, caseId, now, attributesAt);
  }

  /**
   * How each instance came to be as it is at {@code now}, those that no rule ever gave a target
   * included.
   */
  public List<ClockHistory> histories(long now) {
    List<ClockHistory> histories = new ArrayList<>();
    for (ClockRun run : all) {
      histories.add(ClockRows.history(run, now));
    }
    return histories;
  }

  /** The thresholds reached up to {@code now}: an alert stands for each of them. */
  public List<Threshold> thresholds(long now) {
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<Threshold> reached = all.get(i).thresholds();
      for (int j = 0; j < reached.size(); j++) {
        if (reached.get(j).at() <= now) {
          thresholds.add(reached.get(j));
        }
      }
    }
    return thresholds;
  }

  /** Whether a row is RUNNING or PAUSED at {@code now}. */
  public boolean hasRunningRow(long now) {
    for (int i = 0; i < running.size(); i++) {
      if (running.get(i).runsAt(now)) {
        return true;
      }
    }
    return false;
  }

  /** The calendar of the first {@code resolution} clock, by name; null if it has none. */
  public String resolutionCalendar() {
    ClockRun run = firstResolution();
    return run == null ? null : run.target().calendar();
  }

  /** What that calendar counts; every instant if there is none. */
  public WorkingTime resolutionHours() {
    ClockRun run = firstResolution();
    return run == null ? WorkingTime.ALWAYS : run.target().workingTime();
  }

  private ClockRun firstResolution() {
    for (ClockRun run : all) {
      if (run.hasRow() && run.name().equals(RESOLUTION)) {
        return run;
      }
    }
    return null;
  }

  /** {@code due_at} of an escalation's own clock; null while it is paused or has no target. */
  public Long escalationDeadline(int escalationNo) {
    ClockRun run = find(ClockDefinition.ESCALATION.name(), escalationNo);
    return run == null ? null : run.dueAt();
  }

  /** The next instant after {@code now} at which a clock changes by itself; MAX_VALUE if none. */
  long nextTimer(long now) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      next = Math.min(next, all.get(i).nextTimer(now));
    }
    return next;
  }

  /** Whether a version that running clocks move to would move one. */
  boolean isAnyUnbreachedRunning() {
    for (int i = 0; i < running.size(); i++) {
      if (!running.get(i).isBreached()) {
        return true;
      }
    }
    return false;
  }
}
