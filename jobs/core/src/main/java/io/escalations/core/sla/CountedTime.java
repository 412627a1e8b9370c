package io.escalations.core.sla;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.copy.Copyable;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments that one clock instance ran, paused or not. There is no counter that could drift:
 * elapsed time and due instants are computed from the segments.
 */
final class CountedTime extends Copyable<CountedTime> {
  private ClosedSegments closed;
  private WorkingTime calendar;
  private long since;
  private boolean running = true;
  private boolean paused;

  CountedTime(long startedAt, boolean paused) {
    since = startedAt;
    this.paused = paused;
  }

  /** Closed segments never change, so they are shared. */
  @Override
  public CountedTime copy() {
    return shallowCopy();
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
      List<ClockSegment> uncounted = ClosedSegments.list(closed);
      closed = null;
      for (int i = 0; i < uncounted.size(); i++) {
        closed = new ClosedSegments(uncounted.get(i).countedBy(attached), closed);
      }
    }
    calendar = attached;
  }

  /** Nothing of what ran so far counts any more. */
  void restart(long instant) {
    closed = null;
    since = instant;
  }

  private void close(long instant) {
    if (running && instant > since) {
      closed = new ClosedSegments(ClockSegment.of(since, instant, paused, calendar), closed);
    }
    since = instant;
  }

  /**
   * The earliest instant at which this much time was or will be counted; null if a pause stands
   * before it.
   */
  Long instantOf(long millis) {
    if (millis > countedInClosed()) {
      return running && !paused
          ? Long.valueOf(calendar.add(since, millis - countedInClosed()))
          : null;
    }
    ClosedSegments last = closed;
    while (last.earlier() != null && last.earlier().counted() >= millis) {
      last = last.earlier();
    }
    long before = last.earlier() == null ? 0 : last.earlier().counted();
    return last.segment().workingTime().add(last.segment().from(), millis - before);
  }

  private long countedInClosed() {
    return closed == null ? 0 : closed.counted();
  }

  /** When this much would be counted if the pause ended at an instant. */
  long instantIfResumed(long instant, long millis) {
    return calendar.add(instant, millis - countedInClosed());
  }

  /**
   * Counted milliseconds of the closed segments before an instant; segments are closed at every
   * stop.
   */
  long counted(long until) {
    ClosedSegments last = ClosedSegments.before(closed, until);
    return last == null ? 0 : last.counted();
  }

  long wall(long until) {
    ClosedSegments last = ClosedSegments.before(closed, until);
    return last == null ? 0 : last.wall();
  }

  long paused(long until) {
    ClosedSegments last = ClosedSegments.before(closed, until);
    return last == null ? 0 : last.paused();
  }

  /** Counted milliseconds after one instant and before another. */
  long countedBetween(long from, long until) {
    long sum = 0;
    ClosedSegments last = ClosedSegments.before(closed, until);
    for (; last != null && last.segment().to() > from; last = last.earlier()) {
      ClockSegment segment = last.segment();
      if (!segment.paused()) {
        sum += segment.workingTime().between(Math.max(segment.from(), from), segment.to());
      }
    }
    return sum;
  }

  /** The segments that count, up to an instant; the open one is cut there. */
  List<ClockSegment> until(long instant) {
    List<ClockSegment> segments = new ArrayList<>();
    for (ClockSegment segment : ClosedSegments.list(closed)) {
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
