package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * All clock instances of one case while the fold walks its events. The walk calls the steps in the
 * contract's order.
 */
public final class SlaClocks {
  private static final List<ClockDefinition> BUILT_IN =
      List.copyOf(ClockDefinition.BUILT_IN.values());
  private static final Map<EventType, List<ClockDefinition>> STARTED_BY = startedBy();

  private final PolicyVersions policies;
  private final List<ClockRun> runs = new ArrayList<>();

  /** Of {@link #runs} those that run; paused and breached ones among them. */
  private final List<ClockRun> running = new ArrayList<>();

  private final StartConditions conditions = new StartConditions();
  private int migrated;

  private static Map<EventType, List<ClockDefinition>> startedBy() {
    Map<EventType, List<ClockDefinition>> startedBy = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      startedBy.put(
          type,
          BUILT_IN.stream().filter(definition -> definition.starts().contains(type)).toList());
    }
    return startedBy;
  }

  public SlaClocks(PolicyVersions policies) {
    this.policies = policies;
  }

  /**
   * Brings the clocks up to an event's instant: what became true before it is firm, and versions in
   * force by then rule.
   *
   * @param pause of the case before the event, or null; so are the attributes
   */
  public void advance(long instant, EventType pause, Attributes attributes) {
    migrate(instant, pause, attributes);
    for (int i = 0; i < running.size(); i++) {
      running.get(i).advance(instant);
    }
  }

  /**
   * No event of the case is left: what becomes true up to {@code now}, inclusive, has become so.
   */
  public void finish(long now, EventType pause, Attributes attributes) {
    migrate(now, pause, attributes);
    for (int i = 0; i < running.size(); i++) {
      running.get(i).advance(now + 1);
    }
  }

  private void migrate(long instant, EventType pause, Attributes attributes) {
    for (;
        migrated < policies.migrating().size()
            && policies.migrating().get(migrated).effectiveFrom() <= instant;
        migrated++) {
      for (int i = 0; i < running.size(); i++) {
        running.get(i).migrate(policies.migrating().get(migrated), pause, attributes);
      }
    }
  }

  /** Step 1: the event stops and cancels clocks, judged by the targets in force before it. */
  public void stopAndCancel(long instant, String eventId, EventType type) {
    boolean ended = false;
    for (int i = 0; i < running.size(); i++) {
      ClockRun run = running.get(i);
      if (run.definition().stops().contains(type)) {
        run.stop(instant, eventId);
        ended = true;
      } else if (run.definition().cancels().contains(type)) {
        run.cancel(instant, eventId);
        ended = true;
      }
    }
    if (ended) {
      running.removeIf(run -> !run.isRunning());
    }
  }

  /** Step 2: the case's pause after the event, or null if it is in none. */
  public void pause(long instant, EventType pause) {
    for (int i = 0; i < running.size(); i++) {
      running.get(i).setPause(instant, pause);
    }
  }

  /** Step 4: running clocks whose rule changed get their new target. */
  public void reconsider(long instant, Attributes attributes) {
    for (int i = 0; i < running.size(); i++) {
      running.get(i).reconsider(instant, attributes);
    }
  }

  /**
   * Step 5: the event starts clocks, and on REOPENED what was stopped runs on, starts anew or
   * stays.
   */
  public void start(ClockInput moment) {
    if (moment.type() == EventType.REOPENED) {
      reopen(moment);
    }
    List<ClockDefinition> asked = STARTED_BY.get(moment.type());
    for (int i = 0; i < asked.size(); i++) {
      startIfItMay(asked.get(i), moment);
    }
    SlaPolicy inForce = policies.inForceAt(moment.instant());
    if (inForce != null && !inForce.clocks().isEmpty()) {
      for (ClockDefinition definition : inForce.clocks().values()) {
        if (definition.starts().contains(moment.type())) {
          startIfItMay(definition, moment);
        }
      }
    }
    conditions.remember(moment);
  }

  private void startIfItMay(ClockDefinition definition, ClockInput moment) {
    boolean escalated =
        definition.start() == ClockDefinition.Start.IF_ESCALATED
            && latest(running, ClockDefinition.ESCALATION.name()) != null;
    if (conditions.hold(
        definition.start(), moment, latest(running, definition.name()) != null, escalated)) {
      ClockRun before = latest(runs, definition.name());
      start(definition, before == null ? 1 : before.instance() + 1, moment);
    }
  }

  private void start(ClockDefinition definition, int instance, ClockInput moment) {
    ClockRun run = new ClockRun(definition, instance, moment, policies.inForceAt(moment.instant()));
    runs.add(run);
    running.add(run);
  }

  private void reopen(ClockInput moment) {
    for (int i = 0; i < BUILT_IN.size(); i++) {
      ClockRun stopped =
          BUILT_IN.get(i).followsReopen() ? latest(runs, BUILT_IN.get(i).name()) : null;
      if (stopped != null) {
        reopen(stopped, moment);
      }
    }
  }

  private void reopen(ClockRun stopped, ClockInput moment) {
    switch (stopped.onReopen()) {
      case FROZEN -> {}
      case NEW_CYCLE -> start(stopped.definition(), stopped.instance() + 1, moment);
      case RESUME -> {
        if (stopped.isBreached()) {
          start(stopped.definition(), stopped.instance() + 1, moment);
        } else {
          stopped.resume(moment.instant());
          running.add(stopped);
          stopped.reconsider(moment.instant(), moment.attributes());
        }
      }
    }
  }

  private static ClockRun latest(List<ClockRun> runs, String clock) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).name().equals(clock)) {
        return runs.get(i);
      }
    }
    return null;
  }

  /** The calendar of the first {@code resolution} clock, by name; null if it has none. */
  public String resolutionCalendar() {
    ClockRun run = firstResolution();
    return run == null ? null : run.calendar();
  }

  /** What that calendar counts; every instant if there is none. */
  public WorkingTime resolutionHours() {
    ClockRun run = firstResolution();
    return run == null ? WorkingTime.ALWAYS : run.workingTime();
  }

  private ClockRun firstResolution() {
    for (ClockRun run : runs) {
      if (run.hasRow() && run.name().equals("resolution")) {
        return run;
      }
    }
    return null;
  }

  /** {@code due_at} of an escalation's own clock; null while it is paused or has no target. */
  public Long escalationDeadline(int escalationNo) {
    for (int i = 0; i < runs.size(); i++) {
      ClockRun run = runs.get(i);
      if (run.instance() == escalationNo
          && run.hasRow()
          && run.name().equals(ClockDefinition.ESCALATION.name())) {
        return run.dueAt();
      }
    }
    return null;
  }

  /**
   * @param now event time
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  public List<SlaClockRow> rows(String caseId, long now, LongFunction<Attributes> attributesAt) {
    List<SlaClockRow> rows = new ArrayList<>(runs.size());
    for (ClockRun run : runs) {
      if (run.hasRow()) {
        rows.add(run.row(caseId, now, attributesAt));
      }
    }
    return rows;
  }

  /** The row of one instance, as {@link #rows}; null if it has none. */
  public SlaClockRow row(
      String caseId, String clock, int instance, long now, LongFunction<Attributes> attributesAt) {
    for (ClockRun run : runs) {
      if (run.instance() == instance && run.hasRow() && run.name().equals(clock)) {
        return run.row(caseId, now, attributesAt);
      }
    }
    return null;
  }

  /** Whether a row is RUNNING or PAUSED at {@code now}. */
  public boolean anyRuns(long now) {
    for (int i = 0; i < running.size(); i++) {
      if (running.get(i).runsAt(now)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How each instance came to be as it is at {@code now}, those that no rule ever gave a target
   * included.
   */
  public List<ClockHistory> histories(long now) {
    List<ClockHistory> histories = new ArrayList<>();
    for (ClockRun run : runs) {
      histories.add(run.history(now));
    }
    return histories;
  }

  /** The levels reached up to {@code now}: what alerts are to be believed. */
  public List<Threshold> levels(long now) {
    List<Threshold> levels = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Threshold> reached = runs.get(i).reached();
      for (int j = 0; j < reached.size(); j++) {
        if (reached.get(j).at() <= now) {
          levels.add(reached.get(j));
        }
      }
    }
    return levels;
  }

  /** The next instant after {@code now} at which a clock changes by itself; MAX_VALUE if none. */
  public long nextInstant(long now) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < runs.size(); i++) {
      next = Math.min(next, runs.get(i).nextInstant(now));
    }
    return Math.min(next, nextMigration(now));
  }

  private long nextMigration(long now) {
    boolean moves = false;
    for (ClockRun run : running) {
      moves |= !run.isBreached();
    }
    long next = Long.MAX_VALUE;
    for (SlaPolicy policy : policies.migrating()) {
      next = moves && policy.effectiveFrom() > now ? Math.min(next, policy.effectiveFrom()) : next;
    }
    return next;
  }
}
