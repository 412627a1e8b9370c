package io.escalations.core.sla;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.OnReopen;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** All clock instances of one case while the fold walks its events. The walk calls the steps in the contract's order. */
public final class SlaClocks {
  private final PolicyVersions policies;
  private final List<ClockRun> runs = new ArrayList<>();
  private int migrated;

  public SlaClocks(PolicyVersions policies) {
    this.policies = policies;
  }

  /** Brings the clocks up to an event's instant: what became true before it is firm, and versions in force by then rule. */
  public void advance(long instant, Attributes attributes) {
    migrate(instant, attributes);
    runs.forEach(run -> run.advance(instant));
  }

  /** No event of the case is left: what becomes true up to {@code now}, inclusive, has become so. */
  public void finish(long now, Attributes attributes) {
    migrate(now, attributes);
    runs.forEach(run -> run.advance(now + 1));
  }

  private void migrate(long instant, Attributes attributes) {
    for (; migrated < policies.migrating().size() && policies.migrating().get(migrated).effectiveFrom() <= instant; migrated++) {
      SlaPolicy to = policies.migrating().get(migrated);
      for (ClockRun run : runs) {
        run.advance(to.effectiveFrom());
        run.migrate(to, attributes);
      }
    }
  }

  /** Step 1: the event stops and cancels clocks, judged by the targets in force before it. */
  public void stopAndCancel(TimelineEvent event) {
    for (ClockRun run : runs) {
      if (run.isRunning()) {
        if (run.definition().stops().contains(event.type())) {
          run.stop(event.occurredAt());
        } else if (run.definition().cancels().contains(event.type())) {
          run.cancel(event.occurredAt());
        }
      }
    }
  }

  /** Step 2: the case's pause after the event, or null if it is in none. */
  public void pause(long instant, EventType pause) {
    runs.forEach(run -> run.setPaused(instant, pause != null && run.definition().pauses().contains(pause)));
  }

  /** Step 4: running clocks whose rule changed get their new target. */
  public void reconsider(long instant, Attributes attributes) {
    runs.forEach(run -> run.reconsider(instant, attributes));
  }

  /** Step 5, on the case's first CASE_OPENED. */
  public void open(long instant, EventType pause, Attributes attributes) {
    for (ClockDefinition definition : ClockDefinition.BUILT_IN.values()) {
      if (definition.start() == EventType.CASE_OPENED) {
        start(definition, 1, instant, pause, attributes);
      }
    }
  }

  /** Step 5, on a REOPENED that reopened the case: what was stopped runs on, starts anew or stays. */
  public void reopen(long instant, Attributes attributes) {
    for (ClockRun run : latestOfThoseThatFollowReopen()) {
      if (run.onReopen() == OnReopen.NEW_CYCLE || (run.onReopen() == OnReopen.RESUME && run.isBreached())) {
        start(run.definition(), run.instance() + 1, instant, null, attributes);
      } else if (run.onReopen() == OnReopen.RESUME) {
        run.resume(instant);
        run.reconsider(instant, attributes);
      }
    }
  }

  private List<ClockRun> latestOfThoseThatFollowReopen() {
    List<ClockRun> latest = new ArrayList<>();
    for (ClockRun run : runs) {
      if (run.definition().followsReopen()) {
        latest.removeIf(other -> other.definition() == run.definition());
        latest.add(run);
      }
    }
    latest.removeIf(ClockRun::isRunning);
    return latest;
  }

  private void start(ClockDefinition definition, int instance, long instant, EventType pause, Attributes attributes) {
    boolean paused = pause != null && definition.pauses().contains(pause);
    runs.add(new ClockRun(definition, instance, instant, paused, policies.inForceAt(instant), attributes));
  }

  /**
   * @param now event time
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  public List<SlaClockRow> rows(String caseId, long now, LongFunction<Attributes> attributesAt) {
    List<SlaClockRow> rows = new ArrayList<>();
    for (ClockRun run : runs) {
      if (run.hasRow()) {
        ClockState state = run.stateAt(now);
        rows.add(state.row(caseId, state.breachedAt() == null ? null : attributesAt.apply(state.breachedAt())));
      }
    }
    return rows;
  }

  /** The levels reached up to {@code now}: what alerts are to be believed. */
  public List<Level> levels(long now, LongFunction<Attributes> attributesAt) {
    List<Level> levels = new ArrayList<>();
    for (ClockRun run : runs) {
      for (ClockRun.Reached reached : run.reached()) {
        if (reached.at() <= now) {
          levels.add(
              new Level(
                  run.definition().name(), run.instance(), reached.percent(), reached.at(), reached.dueAt(), reached.targetMillis(),
                  reached.status(), attributesAt.apply(reached.at()), reached.policyVersion()));
        }
      }
    }
    return levels;
  }

  /** The next instant after {@code now} at which a clock changes by itself; MAX_VALUE if none. */
  public long nextInstant(long now) {
    long next = runs.stream().mapToLong(run -> run.nextInstant(now)).min().orElse(Long.MAX_VALUE);
    if (runs.stream().anyMatch(ClockRun::isRunning)) {
      for (SlaPolicy policy : policies.migrating()) {
        next = policy.effectiveFrom() > now ? Math.min(next, policy.effectiveFrom()) : next;
      }
    }
    return next;
  }
}
