package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds events of a case by id. Few are searched through, which takes no memory; once there are
 * many an index is made.
 */
final class EventsById {
  private static final int MANY = 100;

  private final List<TimelineEvent> events;

  /** Of the first events, as many as it has; null while there are few. */
  private Map<String, TimelineEvent> index;

  /**
   * @param events grows at its end
   */
  EventsById(List<TimelineEvent> events) {
    this.events = events;
  }

  /** The event under this id, or null. */
  TimelineEvent find(String eventId) {
    if (events.size() >= MANY) {
      return indexed().get(eventId);
    }
    index = null;
    for (TimelineEvent event : events) {
      if (event.eventId().equals(eventId)) {
        return event;
      }
    }
    return null;
  }

  private Map<String, TimelineEvent> indexed() {
    if (index == null) {
      index = new HashMap<>();
    }
    for (TimelineEvent event : events.subList(index.size(), events.size())) {
      index.put(event.eventId(), event);
    }
    return index;
  }
}
