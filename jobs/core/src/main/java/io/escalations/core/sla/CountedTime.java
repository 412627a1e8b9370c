package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments that one clock instance ran, paused or not. There is no counter that could drift:
 * elapsed time and due instants are computed from the segments.
 */
final class CountedTime {
  private List<ClockSegment> closed = List.of();
  private long countedInClosed;
  private WorkingTime calendar;
  private long since;
  private boolean running = true;
  private boolean paused;

  CountedTime(long startedAt, boolean paused) {
    since = startedAt;
    this.paused = paused;
  }

  boolean isPaused() {
    return paused;
  }

  void pause(long instant, boolean nowPaused) {
    close(instant);
    paused = nowPaused;
  }

  void stop(long instant) {
    close(instant);
    running = false;
  }

  /** What lies between the stop and this instant counts nothing, not even as wall time. */
  void resume(long instant) {
    since = instant;
    paused = false;
    running = true;
  }

  /** From here on no calendar counts, until one attaches. */
  void detach(long instant) {
    close(instant);
    calendar = null;
  }

  /**
   * What follows is counted by another calendar; all that ran so far is too, if none counted until
   * now.
   */
  void attach(WorkingTime attached, long instant) {
    close(instant);
    if (calendar == null) {
      countedInClosed = 0;
      for (int i = 0; i < closed.size(); i++) {
        closed.set(i, closed.get(i).countedBy(attached));
        countedInClosed += closed.get(i).counted();
      }
    }
    calendar = attached;
  }

  /** Nothing of what ran so far counts any more. */
  void restart(long instant) {
    closed = List.of();
    countedInClosed = 0;
    since = instant;
  }

  private void close(long instant) {
    if (running && instant > since) {
      ClockSegment segment = ClockSegment.of(since, instant, paused, calendar);
      if (closed.isEmpty()) {
        closed = new ArrayList<>(2);
      }
      closed.add(segment);
      countedInClosed += segment.counted();
    }
    since = instant;
  }

  /**
   * The earliest instant at which this much time was or will be counted; null if a pause stands
   * before it.
   */
  Long instantOf(long millis) {
    if (millis > countedInClosed) {
      return running && !paused
          ? Long.valueOf(calendar.add(since, millis - countedInClosed))
          : null;
    }
    long left = millis;
    int i = 0;
    for (; closed.get(i).counted() < left; i++) {
      left -= closed.get(i).counted();
    }
    return closed.get(i).workingTime().add(closed.get(i).from(), left);
  }

  /** When this much would be counted if the pause ended at an instant. */
  long instantIfResumed(long instant, long millis) {
    return calendar.add(instant, millis - countedInClosed);
  }

  /**
   * Counted milliseconds of the closed segments before an instant; segments are closed at every
   * stop.
   */
  long counted(long until) {
    long sum = 0;
    for (ClockSegment segment : closed) {
      sum += segment.from() < until ? segment.counted() : 0;
    }
    return sum;
  }

  long wall(long until) {
    long sum = 0;
    for (ClockSegment segment : closed) {
      sum += segment.from() < until ? segment.to() - segment.from() : 0;
    }
    return sum;
  }

  long paused(long until) {
    long sum = 0;
    for (ClockSegment segment : closed) {
      sum += segment.paused() && segment.from() < until ? segment.to() - segment.from() : 0;
    }
    return sum;
  }

  /** Counted milliseconds after one instant and before another. */
  long countedBetween(long from, long until) {
    long sum = 0;
    for (ClockSegment segment : closed) {
      if (!segment.paused() && segment.to() > from && segment.from() < until) {
        sum += segment.workingTime().between(Math.max(segment.from(), from), segment.to());
      }
    }
    return sum;
  }

  /** The segments that count, up to an instant; the open one is cut there. */
  List<ClockSegment> until(long instant) {
    List<ClockSegment> segments = new ArrayList<>();
    for (ClockSegment segment : closed) {
      if (segment.from() < instant) {
        segments.add(
            segment.to() <= instant
                ? segment
                : ClockSegment.of(
                    segment.from(), instant, segment.paused(), segment.workingTime()));
      }
    }
    if (running && since < instant) {
      segments.add(ClockSegment.of(since, instant, paused, calendar));
    }
    return segments;
  }
}
