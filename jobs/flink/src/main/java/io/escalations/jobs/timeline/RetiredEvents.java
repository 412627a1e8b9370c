package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import java.util.List;

/**
 * What state remembers of events it let go: enough to tell whether they were read back whole.
 *
 * @param digest the sum of the digests of their contents, in any order
 * @param lastEventAt when the last of them happened, epoch milliseconds UTC
 */
public record RetiredEvents(int count, long digest, long lastEventAt) {

  /**
   * @param events at least one
   */
  static RetiredEvents of(List<TimelineEvent> events) {
    long last = events.stream().mapToLong(TimelineEvent::occurredAt).max().orElseThrow();
    return new RetiredEvents(events.size(), digest(events), last);
  }

  /**
   * Whether these are all of them. A job that was started from an old savepoint finds events that
   * are new to it: they were accepted before, and are taken for such.
   */
  boolean areAmong(List<TimelineEvent> events) {
    return events.size() == count ? digest(events) == digest : events.size() > count;
  }

  private static long digest(List<TimelineEvent> events) {
    return events.stream().mapToLong(TimelineEvent::contentDigest).sum();
  }
}
