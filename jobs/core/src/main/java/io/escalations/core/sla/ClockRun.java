package io.escalations.core.sla;

import io.escalations.core.copy.Copyable;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.OnChange;
import io.escalations.core.policy.OnReopen;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.policy.TargetRule;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import java.util.List;

/**
 * The life of one instance of a clock while the fold walks the case's events in order: it starts,
 * pauses, gets targets, and is stopped, cancelled or breached. {@link ClockTarget} computes when it
 * is due, {@link ClockRows} what its row says.
 *
 * <p>An instance exists from its start even while no rule gives it a target.
 */
final class ClockRun extends Copyable<ClockRun> {
  /** The next timer has to be computed anew. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final int instance;
  private final long startedAt;
  private final String startedBy;
  private CountedTime time;
  private ClockTarget target;
  private ReachedThresholds thresholds;

  /** Where it stands among all instances of the case, from 0. */
  private int place;

  private ClockDefinition definition;
  private boolean running = true;
  private long nextTimer = UNKNOWN;

  private Long stoppedAt;
  private String endedBy;
  private boolean cancelled;
  private Long dueAtStop;
  private Breach breach;

  /**
   * @param policy version in force at the start; null if none is
   */
  ClockRun(ClockDefinition definition, int instance, ClockInput start, SlaPolicy policy) {
    this.definition = definition;
    this.instance = instance;
    startedAt = start.instant();
    startedBy = start.eventId();
    time = new CountedTime(startedAt, observes(start.pause()));
    target = new ClockTarget(startedAt, time, policy);
    thresholds = new ReachedThresholds(definition.name(), instance, target);
    TargetRule first =
        policy == null ? null : policy.firstMatch(definition.name(), start.attributes());
    if (first != null) {
      attach(first, startedAt, start.attributes());
      target.addChange(startedAt, TargetChange.Reason.START);
      if (target.deadline() != null && target.deadline() < startedAt) {
        breach(target.deadline(), startedAt, BreachCause.DUE);
      }
    }
  }

  @Override
  public ClockRun copy() {
    ClockRun copy = shallowCopy();
    copy.time = time.copy();
    copy.target = target.copy(copy.time);
    copy.thresholds = thresholds.copy(copy.target);
    return copy;
  }

  int place() {
    return place;
  }

  void setPlace(int among) {
    place = among;
  }

  ClockDefinition definition() {
    return definition;
  }

  String name() {
    return definition.name();
  }

  int instance() {
    return instance;
  }

  long startedAt() {
    return startedAt;
  }

  /** Id of the event. */
  String startedBy() {
    return startedBy;
  }

  /** Null while it runs, and where it lost its last rule. */
  String endedBy() {
    return endedBy;
  }

  /** Null while it runs. */
  Long stoppedAt() {
    return stoppedAt;
  }

  CountedTime time() {
    return time;
  }

  ClockTarget target() {
    return target;
  }

  /** Null if there is none, or none yet. */
  Breach breach() {
    return breach;
  }

  boolean isRunning() {
    return running;
  }

  boolean isBreached() {
    return breach != null;
  }

  boolean hasRow() {
    return target.wasEverSet();
  }

  List<Threshold> thresholds() {
    return thresholds.all();
  }

  /** As the rule in force has it, or had it at the stop; the default while there is none. */
  OnReopen onReopen() {
    return target.rule() == null ? OnReopen.RESUME : target.rule().onReopen();
  }

  /** Event time has passed every instant before {@code instant}: what lies there is final. */
  void advanceTo(long instant) {
    if (nextTimer < instant) {
      nextTimer = reachBefore(instant);
    }
  }

  /**
   * The next instant after {@code now} at which something becomes true if no event comes; MAX_VALUE
   * if none.
   */
  long nextTimer(long now) {
    long next = reachedAfter(now);
    if (nextTimer == UNKNOWN) {
      nextTimer = reachBefore(Long.MIN_VALUE); // nothing lies before it
    }
    return nextTimer > now ? Math.min(next, nextTimer) : next;
  }

  /** When the first threshold after {@code now} was reached, if none is to come; or MAX_VALUE. */
  long reachedAfter(long now) {
    long first = Long.MAX_VALUE;
    List<Threshold> reached = thresholds.all();
    for (int i = 0; i < reached.size(); i++) {
      first = reached.get(i).at() > now ? Math.min(first, reached.get(i).at()) : first;
    }
    return first;
  }

  /**
   * Reaches the thresholds that lie before {@code instant}.
   *
   * @return the instant of the next one; MAX_VALUE if none
   */
  private long reachBefore(long instant) {
    if (!running || target.rule() == null || breach != null) {
      return Long.MAX_VALUE;
    }
    Long next = thresholds.advanceTo(instant);
    if (next == null) {
      return Long.MAX_VALUE;
    }
    if (next >= instant) {
      return next;
    }
    breach(next, next, BreachCause.DUE);
    return Long.MAX_VALUE;
  }

  /**
   * @param pause the one the case is in; null if none
   */
  void setPause(long instant, EventType pause) {
    if (time.isPaused() != observes(pause)) {
      time.pause(instant, observes(pause));
      invalidate();
    }
  }

  private boolean observes(EventType pause) {
    return pause != null && definition.pauses().contains(pause);
  }

  void stop(long instant, String eventId) {
    thresholds.stop(instant);
    end(instant, eventId);
  }

  void cancel(long instant, String eventId) {
    advanceTo(instant + 1); // too late at due itself: only a stop is in time there
    cancelled = true;
    end(instant, eventId);
  }

  private void end(long instant, String eventId) {
    if (target.rule() != null) {
      dueAtStop = dueAtEnd(instant);
    }
    endedBy = target.isLost() ? null : eventId;
    stoppedAt = target.isLost() ? stoppedAt : Long.valueOf(instant);
    time.stop(instant);
    running = false;
    invalidate();
  }

  /**
   * The case was reopened and the clock runs on; the time since its stop counts nothing. A deadline
   * that was taken away meanwhile asks for nothing any more.
   */
  void resume(long instant, Attributes attributes) {
    time.resume(instant);
    running = true;
    endedBy = null;
    invalidate();
    TargetRule rule = target.rule();
    if (rule == null) {
      return;
    }
    stoppedAt = null;
    if (rule.isDeadline() && attributes.dueAt() == null && rule.onChange() != OnChange.KEEP) {
      retarget(
          instant,
          target.policy().firstMatch(definition.name(), attributes),
          rule.onChange(),
          attributes,
          false);
    } else {
      if (target.replaceDeadline(attributes)) {
        target.addChange(instant, TargetChange.Reason.OTHER_RULE);
      }
      target.setDueNotBefore(instant);
      if (target.due() > instant) {
        thresholds.jumpTo(instant);
      } else {
        thresholds.passWarnings(); // nothing is left: the breach is all that can follow
      }
    }
  }

  /**
   * After an event: another rule may be the first match now, or the promised deadline another one.
   */
  void reconsider(long instant, Attributes attributes) {
    if (breach == null && target.policy() != null) {
      change(instant, target.policy().firstMatch(definition.name(), attributes), attributes, false);
    }
  }

  /**
   * A version that running clocks move to comes into force, with its own definition of the clock if
   * it has one.
   */
  void migrate(SlaPolicy to, EventType pause, Attributes attributes) {
    advanceTo(to.effectiveFrom());
    Long due = target.due();
    if (breach == null && (due == null || due > to.effectiveFrom())) {
      target.moveTo(to);
      definition = to.clocks().getOrDefault(definition.name(), definition);
      setPause(to.effectiveFrom(), pause);
      change(to.effectiveFrom(), to.firstMatch(definition.name(), attributes), attributes, true);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a rule is itself, not one that asks the same
  private void change(long instant, TargetRule next, Attributes attributes, boolean migrating) {
    TargetRule rule = target.rule();
    if (next == rule && (next == null || target.isSamePromise(attributes))) {
      return;
    }
    Long due = target.due();
    if (due != null && due <= instant) {
      return;
    }
    OnChange how = rule == null ? next.onChange() : rule.onChange();
    if (rule != null && how == OnChange.KEEP && !migrating) {
      return;
    }
    if (rule != null) {
      thresholds.advanceTo(instant + 1);
    }
    retarget(instant, next, how, attributes, migrating);
  }

  /**
   * @param next null: no rule matches any more
   */
  @SuppressWarnings("ReferenceEquality") // a rule is itself, not one that asks the same
  private void retarget(
      long instant, TargetRule next, OnChange how, Attributes attributes, boolean migrating) {
    TargetRule rule = target.rule();
    if (next == null) {
      lose(instant, migrating);
      return;
    }
    if (next != rule && how == OnChange.RESET && !next.isDeadline()) {
      time.restart(instant);
    }
    attach(next, instant, attributes);
    TargetChange.Reason reason =
        rule == null ? TargetChange.Reason.LATE_RULE : TargetChange.Reason.OTHER_RULE;
    target.addChange(instant, migrating ? TargetChange.Reason.MIGRATION : reason);
    Long changedDue = target.due();
    if (changedDue != null && changedDue < instant) {
      breach(changedDue, instant, BreachCause.POLICY_CHANGE);
    } else {
      thresholds.jumpTo(instant);
    }
  }

  private void attach(TargetRule rule, long instant, Attributes attributes) {
    target.attach(rule, instant, attributes);
    stoppedAt = null;
    invalidate();
  }

  /** No rule matches any more: cancelled, until one matches again before the stop. */
  private void lose(long instant, boolean migrating) {
    dueAtStop = dueAtEnd(instant);
    stoppedAt = instant;
    target.detach(instant);
    target.addChange(
        instant, migrating ? TargetChange.Reason.MIGRATION : TargetChange.Reason.NO_RULE);
    invalidate();
  }

  /** What decides when something becomes true has changed. */
  private void invalidate() {
    nextTimer = UNKNOWN;
    target.invalidateDue();
  }

  private void breach(long due, long at, BreachCause cause) {
    breach = new Breach(due, at, cause);
    thresholds.breach(breach);
  }

  private long dueAtEnd(long instant) {
    return breach == null ? target.dueAtEnd(instant) : breach.dueAt();
  }

  /** The row's {@code due_at}; null while paused. */
  Long dueAt() {
    if (stoppedAt != null) {
      return dueAtStop;
    }
    return breach == null ? target.due() : Long.valueOf(breach.dueAt());
  }

  /** Whether its row is RUNNING or PAUSED. */
  boolean runsAt(long now) {
    return hasRow() && stoppedAt == null && !isBreachedAt(now);
  }

  private boolean isBreachedAt(long now) {
    return breach != null && (stoppedAt != null || breach.at() <= now);
  }

  ClockStatus statusAt(long now) {
    if (isBreachedAt(now)) {
      return ClockStatus.BREACHED;
    }
    if (stoppedAt != null) {
      return cancelled || target.rule() == null ? ClockStatus.CANCELLED : ClockStatus.MET;
    }
    return time.isPaused() && dueAt() == null ? ClockStatus.PAUSED : ClockStatus.RUNNING;
  }
}
