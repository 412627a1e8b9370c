package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.policy.OnChange;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.policy.TargetRule;
import java.util.List;

/**
 * What one clock instance is measured by: the policy version and the rule in force, the target, and
 * when it is due. It is empty while no rule has matched, and lost when none matches any more.
 */
final class ClockTarget extends Copyable<ClockTarget> {
  private final long startedAt;
  private CountedTime time;

  private SlaPolicy policy;
  private TargetRule rule;
  private TargetRule lastRule;
  private Attributes chosenWith;
  private long millis;
  private Long deadline;

  /** With nothing left when the case was reopened, due is the reopen instant. */
  private long dueNotBefore = Long.MIN_VALUE;

  private Long due;
  private boolean dueIsKnown;
  private Log<TargetChange> changes;

  /**
   * @param policy version in force at the start; null if none was
   */
  ClockTarget(long startedAt, CountedTime time, SlaPolicy policy) {
    this.startedAt = startedAt;
    this.time = time;
    this.policy = policy;
  }

  @Override
  public ClockTarget copy() {
    ClockTarget copy = shallowCopy();
    copy.changes = changes == null ? null : changes.copy();
    return copy;
  }

  /** The same, measured by a copy of the counted time. */
  ClockTarget copy(CountedTime measure) {
    ClockTarget copy = copy();
    copy.time = measure;
    return copy;
  }

  /** Null before the first version; such an instance never has a rule. */
  SlaPolicy policy() {
    return policy;
  }

  void moveTo(SlaPolicy version) {
    policy = version;
  }

  /** The rule in force; null if there is none. */
  TargetRule rule() {
    return rule;
  }

  /** Whether a rule ever matched: only then the instance has a row. */
  boolean wasEverSet() {
    return lastRule != null;
  }

  /** Whether a rule matched once and none does now. */
  boolean isLost() {
    return rule == null && lastRule != null;
  }

  /** Name of the calendar of the last rule; null for a deadline without one. */
  String calendar() {
    return lastRule.calendar();
  }

  /** Of the last rule; null if there never was one. */
  WorkingTime workingTime() {
    return lastRule == null ? null : lastRule.workingTime();
  }

  /** What the case was like when the rule in force, or the last one, was chosen. */
  Attributes chosenWith() {
    return chosenWith;
  }

  /** Counted time allowed. */
  long millis() {
    return millis;
  }

  /** The instant promised to the case; null if the rule has a length of time. */
  Long deadline() {
    return deadline;
  }

  /** Every change of the target, in order. */
  List<TargetChange> changes() {
    return changes == null ? List.of() : changes.asList();
  }

  /** Whether a rule would ask for the same as it did when it was chosen. */
  boolean isSamePromise(Attributes attributes) {
    return deadline == null || deadline.equals(attributes.dueAt());
  }

  void attach(TargetRule next, long instant, Attributes attributes) {
    rule = next;
    lastRule = next;
    chosenWith = attributes;
    dueNotBefore = Long.MIN_VALUE;
    time.attach(next.workingTime(), instant);
    deadline = next.isDeadline() ? attributes.dueAt() : null;
    millis =
        next.isDeadline() ? next.workingTime().between(startedAt, deadline) : next.targetMillis();
    invalidateDue();
  }

  /**
   * While the case was resolved another deadline may have been promised, which replaces the one
   * that was, unless the rule keeps it.
   *
   * @param attributes of the case at the reopen, with a deadline
   * @return whether it is another one
   */
  boolean replaceDeadline(Attributes attributes) {
    if (deadline == null || rule.onChange() == OnChange.KEEP || isSamePromise(attributes)) {
      return false;
    }
    chosenWith = attributes;
    deadline = attributes.dueAt();
    millis = rule.workingTime().between(startedAt, deadline);
    invalidateDue();
    return true;
  }

  void detach(long instant) {
    time.detach(instant);
    rule = null;
    deadline = null;
    invalidateDue();
  }

  void setDueNotBefore(long instant) {
    dueNotBefore = instant;
    invalidateDue();
  }

  void addChange(long instant, TargetChange.Reason reason) {
    if (changes == null) {
      changes = new Log<>();
    }
    changes.add(
        new TargetChange(
            instant, reason, policy.version(), rule, rule == null ? 0 : millis, deadline));
  }

  /** Called when the counted time has changed. */
  void invalidateDue() {
    dueIsKnown = false;
  }

  /** Null while paused, or without a rule. */
  Long due() {
    if (!dueIsKnown) {
      due = computeDue();
      dueIsKnown = true;
    }
    return due;
  }

  private Long computeDue() {
    if (rule == null) {
      return null;
    }
    Long instant = deadline == null ? time.instantOf(millis) : deadline;
    return instant == null ? null : Long.valueOf(Math.max(instant, dueNotBefore));
  }

  /** Due of a clock that ends at an instant: an open pause counts up to there. */
  long dueAtEnd(long instant) {
    Long now = due();
    return now == null ? time.instantIfResumed(instant, millis) : now;
  }

  /**
   * When a percentage of the target is reached; null if a pause stands before it. Pauses do not
   * move the thresholds of a promised deadline.
   */
  Long instantOf(int percent) {
    // Rounded up: a threshold is not passed before it is reached.
    long share = -Math.floorDiv(-Math.multiplyExact(millis, (long) percent), 100L);
    return deadline == null
        ? time.instantOf(share)
        : Long.valueOf(rule.workingTime().add(startedAt, share));
  }
}
