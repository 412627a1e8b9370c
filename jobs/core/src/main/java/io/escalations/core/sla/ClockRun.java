package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.OnChange;
import io.escalations.core.policy.OnReopen;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.policy.TargetRule;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One instance of a clock while the fold walks the case's events in order.
 *
 * <p>An instance exists from its start even while no rule gives it a target ({@code rule == null});
 * it has a row once one did.
 */
final class ClockRun {
  /** Whether and when something becomes true by itself must be asked anew. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final int instance;
  private final long startedAt;
  private final String startedBy;
  private final CountedTime time;
  private final ReachedThresholds levels = new ReachedThresholds();
  private List<TargetChange> targets = List.of();

  private ClockDefinition definition;
  private SlaPolicy policy;
  private TargetRule rule;
  private TargetRule lastRule;
  private Attributes chosenWith;
  private long targetMillis;
  private Long deadline;

  private boolean running = true;

  /** With nothing left when the case was reopened, due is the reopen instant. */
  private long dueNotBefore = Long.MIN_VALUE;

  private long quietUntil = UNKNOWN;
  private Long dueKnown;
  private boolean dueIsKnown;

  private Long stoppedAt;
  private String endedBy;
  private boolean cancelled;
  private Long dueAtStop;
  private Long breachedAt;
  private Long breachedDue;
  private BreachCause cause;

  ClockRun(ClockDefinition definition, int instance, ClockInput start, SlaPolicy policy) {
    this.definition = definition;
    this.instance = instance;
    this.policy = policy;
    startedAt = start.instant();
    startedBy = start.eventId();
    time = new CountedTime(startedAt, observes(start.pause()));
    TargetRule first =
        policy == null ? null : policy.firstMatch(definition.name(), start.attributes());
    if (first != null) {
      attach(first, startedAt, start.attributes());
      changed(startedAt, TargetChange.Reason.START);
      if (deadline != null && deadline < startedAt) {
        breach(deadline, startedAt, BreachCause.DUE);
      }
    }
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

  /**
   * Time has passed every instant before {@code instant}: levels and the breach that lie there are
   * now firm.
   */
  void advance(long instant) {
    if (quietUntil < instant) {
      quietUntil = pass(instant);
    }
  }

  /**
   * The next instant at which something becomes true by itself; it is not yet. MAX_VALUE if none.
   */
  private long quietUntil() {
    if (quietUntil == UNKNOWN) {
      quietUntil = pass(Long.MIN_VALUE); // before which nothing lies
    }
    return quietUntil;
  }

  /**
   * Makes firm what lies before {@code instant}, and says when the next thing becomes true by
   * itself; MAX_VALUE if none.
   */
  private long pass(long instant) {
    if (!running || rule == null || breachedAt != null) {
      return Long.MAX_VALUE;
    }
    Long next = reachLevels(instant);
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
      forget();
    }
  }

  private boolean observes(EventType pause) {
    return pause != null && definition.pauses().contains(pause);
  }

  void stop(long instant, String eventId) {
    levels.stop(instant);
    end(instant, eventId);
  }

  void cancel(long instant, String eventId) {
    advance(instant + 1); // too late at due itself: only a stop is in time there
    cancelled = true;
    end(instant, eventId);
  }

  private void end(long instant, String eventId) {
    endedBy = rule == null && lastRule != null ? null : eventId;
    if (rule != null) {
      dueAtStop = dueHadAt(instant);
    }
    time.stop(instant);
    running = false;
    stoppedAt = rule == null && lastRule != null ? stoppedAt : Long.valueOf(instant);
    forget();
  }

  /** The case was reopened and the clock runs on; the time since its stop counts nothing. */
  void resume(long instant) {
    time.resume(instant);
    running = true;
    endedBy = null;
    forget();
    if (rule != null) {
      stoppedAt = null;
      dueNotBefore = instant;
      if (due() > instant) {
        jumpLevels(instant);
      } else {
        rule.warnAt().forEach(levels::spend); // nothing is left: the breach is all there is to say
      }
    }
  }

  /**
   * After an event: another rule may be the first match now, or the promised deadline another one.
   */
  void reconsider(long instant, Attributes attributes) {
    if (breachedAt == null && policy != null) {
      change(instant, policy.firstMatch(definition.name(), attributes), attributes, false);
    }
  }

  /**
   * A version that running clocks move to comes into force, with its own definition of the clock if
   * it has one.
   */
  void migrate(SlaPolicy to, EventType pause, Attributes attributes) {
    advance(to.effectiveFrom());
    Long due = breachedAt == null ? due() : breachedDue;
    if (breachedAt == null && (due == null || due > to.effectiveFrom())) {
      policy = to;
      definition = to.clocks().getOrDefault(definition.name(), definition);
      setPause(to.effectiveFrom(), pause);
      change(to.effectiveFrom(), to.firstMatch(definition.name(), attributes), attributes, true);
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
    if (rule != null) {
      reachLevels(instant + 1);
    }
    if (next == null) {
      detach(instant);
      changed(instant, migrating ? TargetChange.Reason.MIGRATION : TargetChange.Reason.NO_RULE);
      return;
    }
    TargetChange.Reason reason =
        rule == null ? TargetChange.Reason.LATE_RULE : TargetChange.Reason.OTHER_RULE;
    if (next != rule && how == OnChange.RESET && !next.isDeadline()) {
      time.restart(instant);
    }
    attach(next, instant, attributes);
    changed(instant, migrating ? TargetChange.Reason.MIGRATION : reason);
    Long changedDue = due();
    if (changedDue != null && changedDue < instant) {
      breach(changedDue, instant, BreachCause.POLICY_CHANGE);
    } else {
      jumpLevels(instant);
    }
  }

  private void attach(TargetRule next, long instant, Attributes attributes) {
    rule = next;
    lastRule = next;
    chosenWith = attributes;
    stoppedAt = null;
    dueNotBefore = Long.MIN_VALUE;
    time.attach(next.workingTime(), instant);
    deadline = next.isDeadline() ? attributes.dueAt() : null;
    targetMillis =
        next.isDeadline() ? next.workingTime().between(startedAt, deadline) : next.targetMillis();
    forget();
  }

  /** No rule matches any more: cancelled, until one matches again before the stop. */
  private void detach(long instant) {
    dueAtStop = dueHadAt(instant);
    time.detach(instant);
    stoppedAt = instant;
    rule = null;
    deadline = null;
    forget();
  }

  /** What decides when something becomes true is not what it was. */
  private void forget() {
    quietUntil = UNKNOWN;
    dueIsKnown = false;
  }

  private void changed(long instant, TargetChange.Reason reason) {
    if (targets.isEmpty()) {
      targets = new ArrayList<>(2);
    }
    targets.add(
        new TargetChange(
            instant, reason, policy.version(), rule, rule == null ? 0 : targetMillis, deadline));
  }

  private void breach(long due, long at, BreachCause why) {
    breachedDue = due;
    breachedAt = at;
    cause = why;
    add(Threshold.BREACH, at, due, ClockStatus.BREACHED);
  }

  /**
   * Reaches the levels that lie before an instant. No level comes before a lower one, nor due
   * before any of them.
   *
   * @return when the first that does not is reached, or due if all are; null while paused before it
   */
  private Long reachLevels(long before) {
    List<Integer> warnAt = rule.warnAt();
    for (int i = 0; i < warnAt.size(); i++) {
      int percent = warnAt.get(i);
      if (!levels.isSpent(percent)) {
        Long at = levelInstant(percent);
        if (at == null || at >= before) {
          return at;
        }
        reach(percent, at);
      }
    }
    return due();
  }

  /**
   * A change of target or a reopen may pass several levels at once: the highest is said, the others
   * count as said.
   */
  private void jumpLevels(long instant) {
    int highest = 0;
    for (int percent : rule.warnAt()) {
      Long at = levels.isSpent(percent) ? null : levelInstant(percent);
      if (at != null && at <= instant) {
        levels.spend(percent);
        highest = percent;
      }
    }
    if (highest > 0) {
      reach(highest, instant);
    }
  }

  private void reach(int percent, long at) {
    Long due = due();
    add(percent, at, due, due == null ? ClockStatus.PAUSED : ClockStatus.RUNNING);
  }

  private void add(int percent, long at, Long due, ClockStatus status) {
    levels.add(
        new Threshold(name(), instance, percent, at, due, targetMillis, status, policy.version()));
  }

  /** Null while paused, or without a target. */
  private Long due() {
    if (!dueIsKnown) {
      dueKnown = decideDue();
      dueIsKnown = true;
    }
    return dueKnown;
  }

  private Long decideDue() {
    if (rule == null) {
      return null;
    }
    Long due = deadline == null ? time.instantOf(targetMillis) : deadline;
    return due == null ? null : Long.valueOf(Math.max(due, dueNotBefore));
  }

  /** The due a clock had when it ended, an open pause counted up to there. */
  private Long dueHadAt(long instant) {
    if (breachedAt != null) {
      return breachedDue;
    }
    Long due = due();
    return due == null ? Long.valueOf(time.instantIfResumed(instant, targetMillis)) : due;
  }

  /**
   * When a percentage of the target is reached; pauses do not move the levels of a promised
   * deadline.
   */
  private Long levelInstant(int percent) {
    long share =
        -Math.floorDiv(
            -Math.multiplyExact(targetMillis, (long) percent),
            100L); // rounded up: not before it is reached
    return deadline == null
        ? time.instantOf(share)
        : Long.valueOf(rule.workingTime().add(startedAt, share));
  }

  boolean hasRow() {
    return lastRule != null;
  }

  /** Name of the calendar of the last target it had; null for a deadline without one. */
  String calendar() {
    return lastRule.calendar();
  }

  WorkingTime workingTime() {
    return lastRule.workingTime();
  }

  /** The row's {@code due_at}; null while paused. */
  Long dueAt() {
    if (stoppedAt != null) {
      return dueAtStop;
    }
    return breachedAt == null ? due() : breachedDue;
  }

  private boolean isBreachedAt(long now) {
    return breachedAt != null && (stoppedAt != null || breachedAt <= now);
  }

  /** Whether its row is RUNNING or PAUSED. */
  boolean runsAt(long now) {
    return hasRow() && stoppedAt == null && !isBreachedAt(now);
  }

  private ClockStatus statusAt(long now, Long due) {
    if (isBreachedAt(now)) {
      return ClockStatus.BREACHED;
    }
    if (stoppedAt != null) {
      return cancelled || rule == null ? ClockStatus.CANCELLED : ClockStatus.MET;
    }
    return time.isPaused() && due == null ? ClockStatus.PAUSED : ClockStatus.RUNNING;
  }

  /**
   * The instance as it stands at an instant of event time; only if it {@link #hasRow()}.
   *
   * @param attributesAt the case's attributes at an instant, events at that very instant included
   */
  SlaClockRow row(String caseId, long now, LongFunction<Attributes> attributesAt) {
    Long due = dueAt();
    ClockStatus status = statusAt(now, due);
    boolean breached = status == ClockStatus.BREACHED;
    boolean stopped = stoppedAt != null;
    boolean paused = status == ClockStatus.PAUSED;
    long until = stopped ? stoppedAt : Long.MAX_VALUE;
    long elapsed = stopped || paused ? time.counted(until) : 0;
    Attributes breachedWith = breached ? attributesAt.apply(breachedAt) : Attributes.NONE;
    return new SlaClockRow(
        caseId,
        definition.name(),
        instance,
        policy.version(),
        calendar(),
        status,
        startedAt,
        targetMillis,
        due,
        paused ? Long.valueOf(targetMillis - elapsed) : null,
        stoppedAt,
        breached ? breachedAt : null,
        breached ? cause : null,
        stopped || paused ? Long.valueOf(elapsed) : null,
        stopped ? Long.valueOf(time.wall(until)) : null,
        stopped ? Long.valueOf(time.paused(until)) : null,
        stopped ? Long.valueOf(breached ? time.countedBetween(breachedAt, until) : 0) : null,
        chosenWith.department(),
        chosenWith.tier(),
        chosenWith.priority(),
        chosenWith.category(),
        breachedWith.department(),
        breachedWith.tier(),
        breachedWith.priority());
  }

  /**
   * @param now the end of what is told of a clock that runs
   */
  ClockHistory history(long now) {
    long end = stoppedAt == null ? now : stoppedAt;
    WorkingTime counting = lastRule == null ? null : lastRule.workingTime();
    return new ClockHistory(
        definition.name(),
        instance,
        startedAt,
        startedBy,
        endedBy,
        counting,
        targets,
        time.until(end));
  }

  List<Threshold> reached() {
    return levels.all();
  }

  /**
   * The next instant after {@code now} at which something becomes true if no event comes; MAX_VALUE
   * if none.
   */
  long nextInstant(long now) {
    long next = Long.MAX_VALUE;
    List<Threshold> reached = levels.all();
    for (int i = 0; i < reached.size(); i++) {
      next = reached.get(i).at() > now ? Math.min(next, reached.get(i).at()) : next;
    }
    return quietUntil() > now ? Math.min(next, quietUntil()) : next;
  }
}
