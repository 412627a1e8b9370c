package io.escalations.core.agreement;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A way in which the help desk may judge otherwise: the same fold, over policies or events that
 * were changed in one respect.
 *
 * @param text what is otherwise, for people
 * @param ignored types of events that have no effect in it
 * @param needed without an event of this type it is none; null: it needs none
 */
record Hypothesis(
    Cause cause, String text, PolicyVersions policies, Set<EventType> ignored, EventType needed) {

  /** Whether it judges the case otherwise at all. */
  boolean applies(Collection<TimelineEvent> events) {
    boolean ignores =
        ignored.isEmpty() || events.stream().anyMatch(event -> ignored.contains(event.type()));
    return ignores && (needed == null || events.stream().anyMatch(event -> event.type() == needed));
  }

  CaseTimeline fold(String caseId, Collection<TimelineEvent> events, long asOf) {
    List<TimelineEvent> changed =
        events.stream()
            .map(event -> ignored.contains(event.type()) ? event.as(EventType.CASE_UPDATED) : event)
            .toList();
    return CaseTimeline.of(caseId, changed, policies, asOf);
  }
}
