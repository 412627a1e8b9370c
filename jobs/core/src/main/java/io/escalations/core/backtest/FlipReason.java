package io.escalations.core.backtest;

import io.escalations.core.explain.Lengths;
import io.escalations.core.sla.ClockSegment;
import io.escalations.core.sla.TargetChange;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What differs between two sides of a clock instance, and why each is in its state. */
public final class FlipReason {
  private static final String OLD = " | OLD: ";
  private static final String NEW = " | NEW: ";

  private final ClockSide before;
  private final ClockSide after;
  private final List<String> differences = new ArrayList<>();

  private FlipReason(ClockSide before, ClockSide after) {
    this.before = before;
    this.after = after;
  }

  static String of(ClockSide before, ClockSide after) {
    FlipReason reason = new FlipReason(before, after);
    reason.compare();
    return String.join("; ", reason.differences) + OLD + before.why() + NEW + after.why();
  }

  /** What differs, why OLD is in its state, why NEW is: the parts of a reason. */
  public static List<String> parts(String reason) {
    int old = reason.indexOf(OLD);
    int draft = reason.lastIndexOf(NEW);
    return List.of(
        reason.substring(0, old),
        reason.substring(old + OLD.length(), draft),
        reason.substring(draft + NEW.length()));
  }

  private void compare() {
    if (before.row() == null || after.row() == null) {
      differences.add(before.row() == null ? "a target only under NEW" : "a target only under OLD");
      return;
    }
    target();
    calendar();
    changes();
    pauses();
    instant("started", before.row().startedAt(), after.row().startedAt());
    instant("stopped", before.row().stoppedAt(), after.row().stoppedAt());
    due();
  }

  private void target() {
    String old = target(before.row());
    String draft = target(after.row());
    if (!old.equals(draft)) {
      differences.add("target " + old + " → " + draft);
    }
  }

  private static String target(SlaClockRow row) {
    return Lengths.text(Duration.ofMillis(row.targetMillis()));
  }

  private void calendar() {
    String old = before.row().calendar();
    String draft = after.row().calendar();
    if (!Objects.equals(old, draft)) {
      differences.add("calendar " + name(old) + " → " + name(draft));
    } else if (counted(before) != counted(after)) {
      differences.add("calendar " + name(old) + " has other hours");
    }
  }

  private static String name(String calendar) {
    return calendar == null ? "none" : calendar;
  }

  /** Over the same time, by each calendar. */
  private long counted(ClockSide side) {
    long from = Math.min(before.row().startedAt(), after.row().startedAt());
    return side.history().workingTime() == null
        ? 0
        : side.history().workingTime().between(from, side.timeline().now());
  }

  private void changes() {
    List<Long> old = changedAt(before);
    List<Long> draft = changedAt(after);
    if (!old.equals(draft)) {
      differences.add("target changed " + times(old) + " → " + times(draft));
    }
  }

  private static List<Long> changedAt(ClockSide side) {
    return side.history().targets().stream().skip(1).map(TargetChange::at).toList();
  }

  private static String times(List<Long> changes) {
    return changes.isEmpty() ? "never" : changes.size() + " times";
  }

  private void pauses() {
    long old = paused(before);
    long draft = paused(after);
    if (old != draft) {
      differences.add(
          "paused "
              + Lengths.text(Duration.ofMillis(old))
              + " → "
              + Lengths.text(Duration.ofMillis(draft)));
    }
  }

  private static long paused(ClockSide side) {
    return side.history().segments().stream()
        .filter(ClockSegment::paused)
        .mapToLong(segment -> segment.to() - segment.from())
        .sum();
  }

  private void instant(String what, Long old, Long draft) {
    if (!Objects.equals(old, draft)) {
      differences.add(what + " " + time(old) + " → " + time(draft));
    }
  }

  private static String time(Long instant) {
    return instant == null ? "never" : Times.format(instant);
  }

  private void due() {
    Long old = before.row().dueAt();
    Long draft = after.row().dueAt();
    if (old == null || draft == null) {
      instant("due", old, draft);
    } else if (!old.equals(draft)) {
      differences.add(
          "due "
              + Lengths.text(Duration.ofMillis(Math.abs(draft - old)))
              + (draft < old ? " earlier" : " later"));
    }
  }
}
