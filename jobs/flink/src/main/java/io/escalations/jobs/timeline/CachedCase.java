package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.said.Said;
import io.escalations.core.said.SaidAlert;
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
  private Map<String, String> newDescriptions = Map.of();
  private int storedEvents;
  private List<SaidAlert> alerts;
  private List<SaidAlert> storedAlerts;
  private CaseMemo stored;
  private Said said;
  private Long timer;
  private Long storedTimer;
  private Long recordedUntil;
  private boolean settled = true;
  private boolean rowsMayDiffer;
  private long nextInstant;
  private long restsFrom;
  /** What the cache counted for it last. */
  private int counted;
  private boolean used;

  CachedCase(String caseId, List<TimelineEvent> events, List<SaidAlert> alerts, CaseMemo stored, Long timer) {
    this.caseId = caseId;
    this.events = new ArrayList<>(events.size());
    events.forEach(this::share);
    storedEvents = events.size();
    this.alerts = alerts;
    storedAlerts = alerts;
    this.stored = stored;
    said = stored.said();
    this.timer = timer;
    storedTimer = timer;
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
    share(event);
    if (description != null) {
      newDescriptions = newDescriptions.isEmpty() ? new HashMap<>() : newDescriptions;
      newDescriptions.put(event.eventId(), description);
    }
  }

  private void share(TimelineEvent event) {
    events.add(events.isEmpty() ? event : event.sharing(events.get(events.size() - 1)));
  }

  /** The alerts that were said of it, each as it was said last. */
  List<SaidAlert> alerts() {
    return alerts;
  }

  void alerts(List<SaidAlert> newer) {
    alerts = newer;
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

  /** As it is in state. */
  Long storedTimer() {
    return storedTimer;
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

  /**
   * Its alerts were decided.
   *
   * @param timeline as of now; not kept, since it is large and the events are there
   * @param mayChangeRows its rows may be others than were said: an event or a policy came, or a breach
   */
  void looked(CaseTimeline timeline, boolean mayChangeRows) {
    rowsMayDiffer |= mayChangeRows;
    nextInstant = timeline.nextInstant();
    restsFrom = timeline.hasRunningClock() ? Long.MAX_VALUE : timeline.lastEventAt();
    settled = false;
  }

  /** Its timer fired: something may have become true of it by itself. */
  void timePassed() {
    nextInstant = Long.MIN_VALUE;
    settled = false;
  }

  /** Whether nothing has changed since what there was to say of it was said and written to state. */
  boolean isSettled() {
    return settled;
  }

  /** Whether a row may differ from what was said of it. */
  boolean rowsMayDiffer() {
    return rowsMayDiffer;
  }

  /** As of the last look, when something becomes true of it if no event comes; MAX_VALUE if never, MIN_VALUE if its timer fired since. */
  long nextInstant() {
    return nextInstant;
  }

  /** As of the last look, the event time of its last event; MAX_VALUE while a clock runs. */
  long restsFrom() {
    return restsFrom;
  }

  /** How much it weighs in memory, in events; what is kept beside them weighs about as much as five. */
  int weight() {
    return events.size() + 5;
  }

  int counted() {
    return counted;
  }

  /** Whether the cache was asked for it since it was last spared. */
  boolean isUsed() {
    return used;
  }

  void used(boolean now) {
    used = now;
  }

  void counted(int weight) {
    counted = weight;
  }

  List<TimelineEvent> newEvents() {
    return new ArrayList<>(events.subList(storedEvents, events.size()));
  }

  List<SaidAlert> newAlerts() {
    List<SaidAlert> newer = new ArrayList<>(2);
    for (int i = 0; i < alerts.size(); i++) {
      SaidAlert alert = alerts.get(i);
      boolean inItsPlace = i < storedAlerts.size() && storedAlerts.get(i) == alert;
      if (!inItsPlace && !storedAlerts.contains(alert)) {
        newer.add(alert);
      }
    }
    return newer;
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
    storedAlerts = alerts;
    storedTimer = timer;
    newDescriptions = Map.of();
    rowsMayDiffer = false;
    settled = true;
  }

  void retired() {
    events.clear();
    timer = null;
    recordedUntil = null;
    said = Said.NOTHING;
    alerts = List.of();
    stored(CaseMemo.RETIRED);
  }
}
