package io.escalations.core.sla;

import io.escalations.core.copy.Copyable;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.event.EventType;
import java.util.List;

/**
 * Moves the clocks of one case while the fold walks its events. The walk calls the steps in the
 * contract's order.
 */
public final class SlaClocks extends Copyable<SlaClocks> {
  private final PolicyVersions policies;
  private ClockRuns runs = new ClockRuns();
  private ClockStarts starts;

  /** How many versions that running clocks move to are in force. */
  private int migrated;

  public SlaClocks(PolicyVersions policies) {
    this.policies = policies;
    starts = new ClockStarts(policies, runs);
  }

  @Override
  public SlaClocks copy() {
    SlaClocks copy = shallowCopy();
    copy.runs = runs.copy();
    copy.starts = starts.copy(copy.runs);
    return copy;
  }

  /** The instances, as of the last step. */
  public ClockRuns runs() {
    return runs;
  }

  /**
   * Brings the clocks up to an event's instant: what became true before it is final, and versions
   * in force by then rule.
   *
   * @param pause of the case before the event, or null; so are the attributes
   */
  public void advanceTo(long instant, EventType pause, Attributes attributes) {
    migrate(instant, pause, attributes);
    reachBefore(instant);
  }

  /**
   * No event of the case is left: what becomes true up to {@code now}, inclusive, has become so.
   */
  public void finish(long now, EventType pause, Attributes attributes) {
    migrate(now, pause, attributes);
    reachBefore(now + 1);
  }

  private void migrate(long instant, EventType pause, Attributes attributes) {
    List<ClockRun> running = runs.running();
    for (;
        migrated < policies.migrating().size()
            && policies.migrating().get(migrated).effectiveFrom() <= instant;
        migrated++) {
      for (int i = 0; i < running.size(); i++) {
        running.get(i).migrate(policies.migrating().get(migrated), pause, attributes);
      }
    }
  }

  private void reachBefore(long instant) {
    List<ClockRun> running = runs.running();
    for (int i = 0; i < running.size(); i++) {
      running.get(i).advanceTo(instant);
    }
  }

  /** Step 1: the event stops and cancels clocks, judged by the targets in force before it. */
  public void stopAndCancel(long instant, String eventId, EventType type) {
    List<ClockRun> running = runs.running();
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
      runs.removeEnded();
    }
  }

  /** Step 2: the case's pause after the event, or null if it is in none. */
  public void setPause(long instant, EventType pause) {
    List<ClockRun> running = runs.running();
    for (int i = 0; i < running.size(); i++) {
      running.get(i).setPause(instant, pause);
    }
  }

  /** Step 4: running clocks whose rule changed get their new target. */
  public void reconsider(long instant, Attributes attributes) {
    List<ClockRun> running = runs.running();
    for (int i = 0; i < running.size(); i++) {
      running.get(i).reconsider(instant, attributes);
    }
  }

  /**
   * Step 5: the event starts clocks, and on REOPENED what was stopped runs on, starts anew or
   * stays.
   */
  public void start(ClockInput input) {
    starts.apply(input);
  }

  /** The next instant after {@code now} at which a clock changes by itself; MAX_VALUE if none. */
  public long nextTimer(long now) {
    return Math.min(runs.nextTimer(now), nextMigration(now));
  }

  private long nextMigration(long now) {
    if (policies.migrating().isEmpty() || !runs.isAnyUnbreachedRunning()) {
      return Long.MAX_VALUE;
    }
    long next = Long.MAX_VALUE;
    for (SlaPolicy policy : policies.migrating()) {
      next = policy.effectiveFrom() > now ? Math.min(next, policy.effectiveFrom()) : next;
    }
    return next;
  }
}
