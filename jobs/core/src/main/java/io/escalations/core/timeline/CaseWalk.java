package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.ClockInput;
import io.escalations.core.sla.EscalationDue;
import io.escalations.core.sla.SlaClocks;
import io.escalations.core.timeline.CaseLife.Transition;
import io.escalations.schemas.event.EventType;
import java.util.List;

/** One walk over the events of a case in their order, and what is known after it. */
final class CaseWalk {
  final List<TimelineEvent> events;
  final CaseLife life = new CaseLife();
  final CaseFacts facts = new CaseFacts();
  final Escalations escalations = new Escalations();
  final Resolutions resolutions;
  final SlaClocks clocks;
  final EscalationDue escalationDue;
  final AttributeHistory history = new AttributeHistory();
  Attributes attributes = Attributes.NONE;

  /**
   * @param events in order
   */
  CaseWalk(String caseId, List<TimelineEvent> events, PolicyVersions policies, long now) {
    this.events = events;
    resolutions = new Resolutions(caseId);
    clocks = new SlaClocks(policies);
    escalationDue = new EscalationDue(policies);
    for (TimelineEvent event : Restorations.apply(events)) {
      apply(event);
    }
    clocks.finish(now, life.pause(), attributes);
    escalationDue.finish(now, attributes);
  }

  @SuppressWarnings("ReferenceEquality") // attributes that did not change are the same object
  private void apply(TimelineEvent event) {
    long instant = event.occurredAt();
    Attributes before = attributes;
    attributes = before.after(event);
    history.add(instant, attributes);
    if (life.isCancelled()) {
      facts.carry(event);
      return;
    }
    EventType type = life.actsAs(event);
    clocks.advanceTo(instant, life.pause(), before);
    escalationDue.advanceTo(instant, before);
    clocks.stopAndCancel(instant, event.eventId(), type);
    Transition transition = life.apply(event);
    clocks.setPause(instant, life.pause());
    if (attributes != before) {
      clocks.reconsider(instant, attributes);
    }
    if (type != null && !life.isCancelled()) {
      clocks.start(
          new ClockInput(instant, event.eventId(), type, life.isOpen(), life.pause(), attributes));
    }
    escalationDue.apply(event, type, before, attributes);
    escalations.apply(event, before, attributes);
    resolutions.apply(event, transition, life, attributes);
    facts.apply(event, transition, life, before, attributes);
  }
}
