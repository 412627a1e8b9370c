package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.ClockInput;
import io.escalations.core.sla.EscalationDue;
import io.escalations.core.sla.SlaClocks;
import io.escalations.core.timeline.CaseLife.Transition;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.Arrays;
import java.util.List;

/**
 * A walk over the events of a case in their order, and what is known after the last of them. It can
 * go on with events that come after that one.
 */
final class CaseWalk extends Copyable<CaseWalk> {
  private final String caseId;
  Log<TimelineEvent> events = new Log<>();
  CaseLife life = new CaseLife();
  CaseFacts facts = new CaseFacts();
  Escalations escalations = new Escalations();
  Resolutions resolutions;
  SlaClocks clocks;
  EscalationDue escalationDue;
  AttributeHistory history = new AttributeHistory();
  Attributes attributes = Attributes.NONE;

  /** By kind, as far as they are published; null before. */
  private CaseSpans[] spans;

  CaseWalk(String caseId, PolicyVersions policies) {
    this.caseId = caseId;
    resolutions = new Resolutions(caseId);
    clocks = new SlaClocks(policies);
    escalationDue = new EscalationDue(policies);
  }

  @Override
  public CaseWalk copy() {
    CaseWalk copy = shallowCopy();
    copy.events = events.copy();
    copy.life = life.copy();
    copy.facts = facts.copy();
    copy.escalations = escalations.copy();
    copy.resolutions = resolutions.copy();
    copy.clocks = clocks.copy();
    copy.escalationDue = escalationDue.copy();
    copy.history = history.copy();
    if (spans != null) {
      copy.spans = new CaseSpans[spans.length];
      Arrays.setAll(copy.spans, kind -> spans[kind].copy());
    }
    return copy;
  }

  /**
   * Begins with all events there are.
   *
   * @param ordered becomes the walk's own
   */
  CaseWalk begin(List<TimelineEvent> ordered) {
    events = new Log<>(ordered);
    Restorations.apply(ordered).forEach(this::apply);
    return this;
  }

  /** Whether the walk from the first event would get by here. */
  boolean canGoOn(List<TimelineEvent> ordered) {
    if (ordered.isEmpty() || events.size() == 0) {
      return true;
    }
    boolean isNext = TimelineEvent.ORDER.compare(events.last(), ordered.get(0)) < 0;
    return isNext && !(life.isCancelled() && Restorations.areIn(ordered));
  }

  /**
   * @param ordered events that it {@link #canGoOn} with
   */
  void goOn(List<TimelineEvent> ordered) {
    ordered.forEach(events::add);
    Restorations.apply(ordered).forEach(this::apply);
  }

  /** No event is left: what becomes true up to {@code now}, inclusive, has become so. */
  CaseWalk finish(long now) {
    clocks.finish(now, life.pause(), attributes);
    escalationDue.finish(now, attributes);
    return this;
  }

  List<CaseSpanRow> spans(SpanKind kind) {
    Long openedAt = life.openedAt();
    return openedAt == null
        ? List.of()
        : new CaseSpans(caseId, kind, history, openedAt).rows(history, life.lastStopAt());
  }

  /** Those of the spans that may differ from what was published last; they are the last ones. */
  List<CaseSpanRow> changedSpans(SpanKind kind) {
    return spans == null
        ? spans(kind)
        : spans[kind.ordinal()].copy().rows(history, life.lastStopAt());
  }

  /** An event that comes cannot change what lies behind. */
  void rowsArePublished() {
    clocks.runs().rowsArePublished();
    escalations.rowsArePublished();
    resolutions.rowsArePublished();
    long lastEventAt = events.last().occurredAt();
    Long openedAt = life.openedAt();
    if (openedAt == null || openedAt >= lastEventAt) {
      return; // what the case is like at its opening may still change
    }
    if (spans == null) {
      spans = new CaseSpans[SpanKind.values().length];
      Arrays.setAll(
          spans, kind -> new CaseSpans(caseId, SpanKind.values()[kind], history, openedAt));
    }
    long end = life.lastStopAt() == null ? lastEventAt : life.lastStopAt();
    for (CaseSpans ofKind : spans) {
      ofKind.advanceTo(history, end);
      ofKind.leave();
    }
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
