package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.OnChange;
import io.escalations.core.policy.OnReopen;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.policy.TargetRule;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One instance of a clock while the fold walks the case's events in order. It keeps the stretches it ran and asks them
 * when its target was or will be reached, so that pauses, changes of target and reopens need no counter that could
 * drift.
 *
 * <p>An instance exists from its start even while no rule gives it a target ({@code rule == null}); it has a row once
 * one did.
 */
final class ClockRun {
  /** A level as the run knows it; the attributes of its instant are looked up when the walk is over. */
  record Reached(int percent, long at, Long dueAt, long targetMillis, ClockStatus status, String policyVersion) {}

  private final ClockDefinition definition;
  private final int instance;
  private final long startedAt;
  private final List<Stretch> stretches = new ArrayList<>();
  private final Set<Integer> spentLevels = new HashSet<>();
  private final List<Reached> reached = new ArrayList<>();

  private SlaPolicy policy;
  private TargetRule rule;
  private TargetRule lastRule;
  private Attributes chosenWith;
  private long targetMillis;
  private Long deadline;

  private long since;
  private boolean paused;
  private boolean running = true;
  /** With nothing left when the case was reopened, due is the reopen instant. */
  private long dueNotBefore = Long.MIN_VALUE;

  private Long stoppedAt;
  private boolean cancelled;
  private Long dueAtStop;
  private Long breachedAt;
  private Long breachedDue;
  private BreachCause cause;

  ClockRun(ClockDefinition definition, int instance, long startedAt, boolean paused, SlaPolicy policy, Attributes attributes) {
    this.definition = definition;
    this.instance = instance;
    this.startedAt = startedAt;
    this.policy = policy;
    this.paused = paused;
    since = startedAt;
    TargetRule first = policy == null ? null : policy.firstMatch(definition.name(), attributes);
    if (first != null) {
      attach(first, attributes);
      if (deadline != null && deadline < startedAt) {
        breach(deadline, startedAt, BreachCause.DUE);
      }
    }
  }

  ClockDefinition definition() {
    return definition;
  }

  int instance() {
    return instance;
  }

  boolean isRunning() {
    return running;
  }

  boolean isBreached() {
    return breachedAt != null;
  }

  /** What the rule in force says, or said at the stop; the default while there is none. */
  OnReopen onReopen() {
    return rule == null ? OnReopen.RESUME : rule.onReopen();
  }

  /** Time has passed every instant before {@code instant}: levels and the breach that lie there are now firm. */
  void advance(long instant) {
    if (!running || rule == null || breachedAt != null) {
      return;
    }
    reachLevels(instant);
    Long due = due();
    if (due != null && due < instant) {
      breach(due, due, BreachCause.DUE);
    }
  }

  void setPaused(long instant, boolean nowPaused) {
    if (running && paused != nowPaused) {
      closeStretch(instant);
      paused = nowPaused;
    }
  }

  void stop(long instant) {
    reached.removeIf(level -> level.percent() != Level.BREACH && level.at() >= instant);
    end(instant);
  }

  void cancel(long instant) {
    advance(instant + 1); // too late at due itself: only a stop is in time there
    cancelled = true;
    end(instant);
  }

  private void end(long instant) {
    if (rule != null) {
      dueAtStop = breachedAt == null ? dueHadAt(instant) : breachedDue;
    }
    closeStretch(instant);
    running = false;
    stoppedAt = rule == null && lastRule != null ? stoppedAt : Long.valueOf(instant);
  }

  /** The case was reopened and the clock runs on; the time since its stop counts nothing. */
  void resume(long instant) {
    if (rule != null) {
      for (int percent : rule.warnAt()) {
        Long at = levelInstant(percent);
        if (at != null && at <= instant) {
          spentLevels.add(percent);
        }
      }
      dueNotBefore = instant;
      stoppedAt = null;
    }
    since = instant;
    paused = false;
    running = true;
  }

  /** After an event: another rule may be the first match now, or the promised deadline another one. */
  void reconsider(long instant, Attributes attributes) {
    if (running && breachedAt == null && policy != null) {
      change(instant, policy.firstMatch(definition.name(), attributes), attributes, false);
    }
  }

  /** A version that running clocks move to comes into force. */
  void migrate(SlaPolicy to, Attributes attributes) {
    if (running && breachedAt == null) {
      Long due = due();
      if (due == null || due > to.effectiveFrom()) {
        policy = to;
        change(to.effectiveFrom(), to.firstMatch(definition.name(), attributes), attributes, true);
      }
    }
  }

  private void change(long instant, TargetRule next, Attributes attributes, boolean migrating) {
    boolean samePromise = deadline == null || deadline.equals(attributes.dueAt());
    if (next == rule && (next == null || samePromise)) {
      return;
    }
    Long due = due();
    if (due != null && due <= instant) {
      return;
    }
    OnChange how = rule == null ? next.onChange() : rule.onChange();
    if (rule != null && how == OnChange.KEEP && !migrating) {
      return;
    }
    reachLevels(instant + 1);
    if (next == null) {
      detach(instant);
      return;
    }
    if (next != rule) {
      closeStretch(instant);
      if (how == OnChange.RESET && !next.isDeadline()) {
        stretches.clear();
      }
    }
    attach(next, attributes);
    Long changedDue = due();
    if (changedDue != null && changedDue < instant) {
      breach(changedDue, instant, BreachCause.POLICY_CHANGE);
    } else {
      jumpLevels(instant);
    }
  }

  private void attach(TargetRule next, Attributes attributes) {
    rule = next;
    lastRule = next;
    chosenWith = attributes;
    stoppedAt = null;
    dueNotBefore = Long.MIN_VALUE;
    stretches.replaceAll(stretch -> new Stretch(stretch.from(), stretch.to(), stretch.paused(), stretch.calendar(next.workingTime())));
    deadline = next.isDeadline() ? attributes.dueAt() : null;
    targetMillis = next.isDeadline() ? next.workingTime().between(startedAt, deadline) : next.targetMillis();
  }

  /** No rule matches any more: cancelled, until one matches again before the stop. */
  private void detach(long instant) {
    dueAtStop = dueHadAt(instant);
    closeStretch(instant);
    stoppedAt = instant;
    rule = null;
    deadline = null;
  }

  private void breach(long due, long at, BreachCause why) {
    breachedDue = due;
    breachedAt = at;
    cause = why;
    spentLevels.addAll(rule.warnAt());
    reached.add(new Reached(Level.BREACH, at, due, targetMillis, ClockStatus.BREACHED, policy.version()));
  }

  private void reachLevels(long before) {
    if (rule == null) {
      return;
    }
    for (int percent : rule.warnAt()) {
      if (!spentLevels.contains(percent)) {
        Long at = levelInstant(percent);
        if (at != null && at < before) {
          reach(percent, at);
        }
      }
    }
  }

  /** A change of target may pass several levels at once: the highest is said, the others count as said. */
  private void jumpLevels(long instant) {
    int highest = 0;
    for (int percent : rule.warnAt()) {
      Long at = levelInstant(percent);
      if (at != null && at <= instant && spentLevels.add(percent)) {
        highest = percent;
      }
    }
    if (highest > 0) {
      reach(highest, instant);
    }
  }

  private void reach(int percent, long at) {
    spentLevels.add(percent);
    reached.add(new Reached(percent, at, due(), targetMillis, paused ? ClockStatus.PAUSED : ClockStatus.RUNNING, policy.version()));
  }

  private void closeStretch(long instant) {
    if (instant > since) {
      stretches.add(new Stretch(since, instant, paused, rule == null ? null : rule.workingTime()));
    }
    since = instant;
  }

  /** Null while paused, or without a target. */
  private Long due() {
    if (breachedAt != null) {
      return breachedDue;
    }
    if (rule == null) {
      return null;
    }
    Long due = deadline == null ? instantOf(targetMillis) : deadline;
    return due == null ? null : Long.valueOf(Math.max(due, dueNotBefore));
  }

  /** The due a clock had when it ended, an open pause counted up to there. */
  private Long dueHadAt(long instant) {
    Long due = due();
    return due == null ? Long.valueOf(rule.workingTime().add(instant, targetMillis - counted())) : due;
  }

  /** When a percentage of the target is reached; pauses do not move the levels of a promised deadline. */
  private Long levelInstant(int percent) {
    long share = -Math.floorDiv(-Math.multiplyExact(targetMillis, (long) percent), 100L); // rounded up: not before it is reached
    return deadline == null ? instantOf(share) : Long.valueOf(rule.workingTime().add(startedAt, share));
  }

  /** The earliest instant at which this much time was or will be counted; null if a pause stands before it. */
  private Long instantOf(long millis) {
    long left = millis;
    for (Stretch stretch : stretches) {
      long counted = stretch.counted(WorkingTime.ALWAYS);
      if (counted >= left) {
        return stretch.calendar(WorkingTime.ALWAYS).add(stretch.from(), left);
      }
      left -= counted;
    }
    return running && !paused ? Long.valueOf(rule.workingTime().add(since, left)) : null;
  }

  private long counted() {
    return stretches.stream().mapToLong(stretch -> stretch.counted(WorkingTime.ALWAYS)).sum();
  }

  /** The instance as it stands at an instant of event time; only if it {@link #hasRow()}. */
  ClockState stateAt(long now) {
    boolean detached = rule == null;
    boolean breached = !detached && breachedAt != null && (stoppedAt != null || breachedAt <= now);
    Long due = stoppedAt != null ? dueAtStop : due();
    ClockStatus status;
    if (breached) {
      status = ClockStatus.BREACHED;
    } else if (stoppedAt != null) {
      status = cancelled || detached ? ClockStatus.CANCELLED : ClockStatus.MET;
    } else {
      status = paused && due == null ? ClockStatus.PAUSED : ClockStatus.RUNNING;
    }
    return new ClockState(
        definition.name(), instance, policy.version(), lastRule.calendar(), chosenWith, status, startedAt, targetMillis, due,
        stoppedAt, breached ? breachedAt : null, breached ? cause : null, stretchesUntilStop());
  }

  private List<Stretch> stretchesUntilStop() {
    if (stoppedAt == null) {
      return List.copyOf(stretches);
    }
    return stretches.stream().filter(stretch -> stretch.from() < stoppedAt).toList();
  }

  boolean hasRow() {
    return lastRule != null;
  }

  List<Reached> reached() {
    return reached;
  }

  /** The next instant after {@code now} at which something becomes true if no event comes; MAX_VALUE if none. */
  long nextInstant(long now) {
    long next = Long.MAX_VALUE;
    for (Reached level : reached) {
      next = earlier(next, level.at(), now);
    }
    if (running && rule != null && breachedAt == null) {
      next = earlier(next, due(), now);
      for (int percent : rule.warnAt()) {
        if (!spentLevels.contains(percent)) {
          next = earlier(next, levelInstant(percent), now);
        }
      }
    }
    return next;
  }

  private static long earlier(long next, Long candidate, long now) {
    return candidate != null && candidate > now ? Math.min(next, candidate) : next;
  }
}
