package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The course of a case: its phases, and its attributes at any instant, as {@link CaseTimeline} has
 * them. For callers that need nothing else, at a fraction of the timeline's cost.
 */
public final class CaseCourse {
  private final List<TimelineEvent> events;
  private final CaseLife life = new CaseLife();
  private final AttributeHistory history = new AttributeHistory();

  private CaseCourse(List<TimelineEvent> ordered) {
    events = ordered;
    Attributes attributes = Attributes.NONE;
    for (TimelineEvent event : Restorations.apply(events)) {
      attributes = attributes.after(event);
      history.add(event.occurredAt(), attributes);
      if (!life.isCancelled()) {
        life.apply(event);
      }
    }
  }

  /**
   * Folds the events of one case. The order in which they are given does not matter; no two have
   * the same id.
   */
  public static CaseCourse of(Collection<TimelineEvent> events) {
    List<TimelineEvent> ordered = new ArrayList<>(events);
    ordered.sort(TimelineEvent.ORDER);
    return new CaseCourse(ordered);
  }

  /** In order. */
  public List<TimelineEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** From its first event. */
  public List<Phase> phases() {
    return Collections.unmodifiableList(life.phases());
  }

  /** What the attributes were at any instant. */
  public AttributeHistory attributes() {
    return history;
  }
}
