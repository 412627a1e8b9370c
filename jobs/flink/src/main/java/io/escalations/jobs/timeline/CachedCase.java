package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.said.Said;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case in memory: its events, what was said of it, and how much of that is in state. */
final class CachedCase {
  private final String caseId;
  private final List<TimelineEvent> events;
  private final Map<String, String> newDescriptions = new HashMap<>();
  private int storedEvents;
  private CaseMemo stored;
  private Said said;
  private Long timer;
  private Long recordedUntil;
  /** As of the last look; null if nothing has changed since the case was settled. */
  private CaseTimeline timeline;
  private boolean rowsMayDiffer;

  CachedCase(String caseId, List<TimelineEvent> events, CaseMemo stored) {
    this.caseId = caseId;
    this.events = events;
    storedEvents = events.size();
    this.stored = stored;
    said = stored.said();
    timer = stored.timer();
    recordedUntil = stored.recordedUntil();
  }

  String caseId() {
    return caseId;
  }

  boolean isRetired() {
    return stored.retired();
  }

  List<TimelineEvent> events() {
    return events;
  }

  /** The event under this id, or null. */
  TimelineEvent find(String eventId) {
    for (TimelineEvent event : events) {
      if (event.eventId().equals(eventId)) {
        return event;
      }
    }
    return null;
  }

  void add(TimelineEvent event, String description) {
    events.add(event);
    if (description != null) {
      newDescriptions.put(event.eventId(), description);
    }
  }

  Said said() {
    return said;
  }

  void said(Said newer) {
    said = newer;
  }

  /** When its timer is armed for, epoch milliseconds UTC; null if it is not. */
  Long timer() {
    return timer;
  }

  void timer(Long instant) {
    timer = instant;
  }

  Long recordedUntil() {
    return recordedUntil;
  }

  /** History came, by a replay whose alerts are recorded only. */
  void historyArrived(long appendedAt) {
    recordedUntil = recordedUntil == null ? Long.valueOf(appendedAt) : Long.valueOf(Math.max(recordedUntil, appendedAt));
  }

  /** Nobody is called for it. What corrects an alert goes to everyone: who passed over that one passes over this. */
  boolean isHistory(SlaAlert alert) {
    return alert.action() == AlertAction.RAISED && recordedUntil != null && alert.at() <= recordedUntil;
  }

  CaseTimeline timeline() {
    return timeline;
  }

  void timeline(CaseTimeline newer) {
    timeline = newer;
  }

  /** Its rows may be others than were said: an event or a policy came, or a breach. */
  void rowsMayDiffer() {
    rowsMayDiffer = true;
  }

  boolean mayRowsDiffer() {
    return rowsMayDiffer;
  }

  List<TimelineEvent> newEvents() {
    return new ArrayList<>(events.subList(storedEvents, events.size()));
  }

  Map<String, String> newDescriptions() {
    return newDescriptions;
  }

  /** What was remembered of it last. */
  CaseMemo stored() {
    return stored;
  }

  /** All of it is in state now. */
  void stored(CaseMemo memo) {
    stored = memo;
    storedEvents = events.size();
    newDescriptions.clear();
    timeline = null;
    rowsMayDiffer = false;
  }

  void retired() {
    events.clear();
    timer = null;
    recordedUntil = null;
    said = Said.NOTHING;
    stored(CaseMemo.RETIRED);
  }
}
