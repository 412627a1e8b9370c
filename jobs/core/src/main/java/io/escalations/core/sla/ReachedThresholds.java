package io.escalations.core.sla;

import io.escalations.core.copy.Copyable;
import io.escalations.schemas.fact.ClockStatus;
import java.util.ArrayList;
import java.util.List;

/** The thresholds that one clock instance has reached; each once, whatever follows. */
final class ReachedThresholds extends Copyable<ReachedThresholds> {
  private final String clock;
  private final int instance;
  private ClockTarget target;
  private List<Threshold> reached = List.of();

  /**
   * A bit for each percent that is passed. Two numbers and no set, since every fold of a case
   * allocates them for each clock.
   */
  private long passedBelow64;

  private long passedFrom64;

  ReachedThresholds(String clock, int instance, ClockTarget target) {
    this.clock = clock;
    this.instance = instance;
    this.target = target;
  }

  @Override
  public ReachedThresholds copy() {
    ReachedThresholds copy = shallowCopy();
    copy.reached = reached.isEmpty() ? List.of() : new ArrayList<>(reached);
    return copy;
  }

  /** The same, of a copy of the target. */
  ReachedThresholds copy(ClockTarget its) {
    ReachedThresholds copy = copy();
    copy.target = its;
    return copy;
  }

  List<Threshold> all() {
    return reached;
  }

  /**
   * Reaches the warnings that lie before an instant. No warning comes before a lower one, nor due
   * before any of them.
   *
   * @return when the first warning that does not is reached, or due if all are; null while paused
   *     before it
   */
  Long advanceTo(long before) {
    List<Integer> warnAt = target.rule().warnAt();
    for (int i = 0; i < warnAt.size(); i++) {
      int percent = warnAt.get(i);
      if (!isPassed(percent)) {
        Long at = target.instantOf(percent);
        if (at == null || at >= before) {
          return at;
        }
        warn(percent, at);
      }
    }
    return target.due();
  }

  /**
   * A change of target or a reopen may jump several warnings at once: only the highest is reached,
   * the others are passed.
   */
  void jumpTo(long instant) {
    int highest = 0;
    for (int percent : target.rule().warnAt()) {
      Long at = isPassed(percent) ? null : target.instantOf(percent);
      if (at != null && at <= instant) {
        markPassed(percent);
        highest = percent;
      }
    }
    if (highest > 0) {
      warn(highest, instant);
    }
  }

  /** No warning is left to be reached. */
  void passWarnings() {
    target.rule().warnAt().forEach(this::markPassed);
  }

  void breach(Breach breach) {
    add(Threshold.BREACH, breach.at(), breach.dueAt(), ClockStatus.BREACHED);
  }

  /** A stop at the very instant of a warning is in time for it. */
  void stop(long instant) {
    for (int i = reached.size() - 1; i >= 0; i--) {
      if (reached.get(i).percent() != Threshold.BREACH && reached.get(i).at() >= instant) {
        reached.remove(i);
      }
    }
  }

  private void warn(int percent, long at) {
    Long due = target.due();
    add(percent, at, due, due == null ? ClockStatus.PAUSED : ClockStatus.RUNNING);
  }

  private void add(int percent, long at, Long due, ClockStatus status) {
    if (reached.isEmpty()) {
      reached = new ArrayList<>(4);
    }
    reached.add(
        new Threshold(
            clock, instance, percent, at, due, target.millis(), status, target.policy().version()));
    markPassed(percent);
  }

  private void markPassed(int percent) {
    if (percent < Long.SIZE) {
      passedBelow64 |= 1L << percent;
    } else {
      passedFrom64 |= 1L << (percent - Long.SIZE);
    }
  }

  private boolean isPassed(int percent) {
    long bits =
        percent < Long.SIZE ? passedBelow64 >>> percent : passedFrom64 >>> (percent - Long.SIZE);
    return (bits & 1) == 1;
  }
}
