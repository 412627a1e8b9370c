package io.escalations.jobs.timeline;

import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.schemas.Servers.TimeMode;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long a case's events stay in state: as long as it is open, a clock of it runs or is paused,
 * or time alone may change something; after that for a while since its last event happened or
 * arrived, whichever is later. So no case goes while its own events still arrive, however old they
 * are.
 *
 * <p>All instants are event time. In live time an event arrives when Kafka appends it, which event
 * time follows. In data time the wall clock says nothing: an event arrives at the event time that
 * the job has reached by then. Which events are in state decides no fact, since those that are not
 * are read back.
 *
 * @param length how long events are kept after the last one
 */
public record Retention(Duration length, TimeMode time) implements Serializable {

  /**
   * @param eventTime that the job has reached, epoch milliseconds UTC
   * @return epoch milliseconds UTC
   */
  long arrivedAt(CaseArrival arrival, long eventTime) {
    return switch (time) {
      case LIVE -> arrival.appendedAt();
      case DATA -> eventTime;
    };
  }

  /**
   * @param lastArrivedAt of its events, epoch milliseconds UTC
   * @return when the case may go, epoch milliseconds UTC; MAX_VALUE if nobody can tell yet
   */
  long retireAt(CaseTimeline timeline, long lastArrivedAt) {
    return timeline.isOver()
        ? Math.max(timeline.lastEventAt(), lastArrivedAt) + length.toMillis()
        : Long.MAX_VALUE;
  }
}
