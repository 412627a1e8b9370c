package io.escalations.core.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.event.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Cancellations that were taken back. A CANCELLED that a RESTORED follows counts for nothing, so
 * the case goes on as if it had never been cancelled; what happened in between counts too.
 */
final class Restorations {
  private Restorations() {}

  static boolean areIn(List<TimelineEvent> events) {
    return lastIn(events) >= 0;
  }

  private static int lastIn(List<TimelineEvent> events) {
    int restored = events.size() - 1;
    while (restored >= 0 && events.get(restored).type() != EventType.RESTORED) {
      restored--;
    }
    return restored;
  }

  /**
   * @param ordered events of one case
   * @return the same, but that cancellations which were taken back have no effect
   */
  static List<TimelineEvent> apply(List<TimelineEvent> ordered) {
    int restored = lastIn(ordered);
    if (restored < 0) {
      return ordered;
    }
    List<TimelineEvent> acting = new ArrayList<>(ordered);
    acting
        .subList(0, restored)
        .replaceAll(event -> event.type() == EventType.CANCELLED ? event.withoutEffect() : event);
    return acting;
  }
}
