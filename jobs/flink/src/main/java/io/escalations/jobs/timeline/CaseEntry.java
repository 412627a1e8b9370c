package io.escalations.jobs.timeline;

import io.escalations.core.changelog.AlertDiff;
import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.changelog.PublishedRows;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A case in memory: its events, what was said of it, and what of that is not in state yet. */
final class CaseEntry {
  private final String caseId;
  private final List<TimelineEvent> events = new ArrayList<>();
  private int storedEvents;
  private Map<String, String> newDescriptions = Map.of();
  private List<PublishedAlert> alerts = List.of();
  private List<PublishedAlert> newAlerts = List.of();
  private List<PublishedRow> rows = List.of();
  private List<PublishedRow> newRows = List.of();
  private Long timer;
  private Long storedTimer;
  private Long recordedUntil;
  private boolean retired;
  private List<PendingEvaluation> looks = List.of();

  /** The weight by which the cache counts it. */
  private int cachedWeight;

  private boolean referenced;

  private CaseEntry(String caseId) {
    this.caseId = caseId;
  }

  /**
   * @param deltas what was new of it each time it was settled; none if it never was
   */
  static CaseEntry of(String caseId, Iterable<CaseDelta> deltas) {
    CaseEntry its = new CaseEntry(caseId);
    Map<List<Object>, PublishedAlert> lastAlerts = new LinkedHashMap<>();
    for (CaseDelta delta : deltas) {
      delta.events().forEach(its::share);
      delta
          .alerts()
          .forEach(
              alert ->
                  lastAlerts.put(List.of(alert.clock(), alert.instance(), alert.level()), alert));
      its.rows = PublishedRows.after(its.rows, delta.rows());
      its.timer = delta.timer();
      its.recordedUntil = delta.recordedUntil();
      its.retired = delta.retired();
    }
    its.alerts = new ArrayList<>(lastAlerts.values());
    its.storedEvents = its.events.size();
    its.storedTimer = its.timer;
    return its;
  }

  String caseId() {
    return caseId;
  }

  boolean isRetired() {
    return retired;
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
  List<PublishedAlert> alerts() {
    return alerts;
  }

  /** It may be said several times before all of it is in state. */
  void said(AlertDiff decided) {
    alerts = decided.said();
    newAlerts =
        newAlerts.isEmpty()
            ? decided.news()
            : Stream.concat(newAlerts.stream(), decided.news().stream()).toList();
  }

  /** Its rows that were said, each as it was said last. */
  List<PublishedRow> rows() {
    return rows;
  }

  void said(FactsDiff statement) {
    rows = statement.said();
    newRows = statement.news();
  }

  /** When its timer is armed for, epoch milliseconds UTC; null if it is not. */
  Long timer() {
    return timer;
  }

  void timer(Long instant) {
    timer = instant;
  }

  /** History came, by a replay whose alerts are recorded only. */
  void historyArrived(long appendedAt) {
    recordedUntil =
        recordedUntil == null
            ? Long.valueOf(appendedAt)
            : Long.valueOf(Math.max(recordedUntil, appendedAt));
  }

  /**
   * Nobody is called for it. What corrects an alert goes to everyone: who passed over that one
   * passes over this.
   */
  boolean isHistory(SlaAlert alert) {
    return alert.action() == AlertAction.RAISED
        && recordedUntil != null
        && alert.at() <= recordedUntil;
  }

  /**
   * @param eventId the event that came last; null if a policy did
   */
  void lookAt(String eventId, long now) {
    if (looks.isEmpty()) {
      looks = new ArrayList<>(2);
    }
    looks.add(new PendingEvaluation(eventId, events.size(), now));
  }

  /** What it must be looked at for, in the order in which it came; none if only time passed. */
  List<PendingEvaluation> looks() {
    return looks;
  }

  /**
   * How much it weighs in memory, in events; what is kept beside them weighs about as much as five.
   */
  int weight() {
    return events.size() + 5;
  }

  int cachedWeight() {
    return cachedWeight;
  }

  void setCachedWeight(int weight) {
    cachedWeight = weight;
  }

  /** Whether the cache was asked for it since it last spared it. */
  boolean isReferenced() {
    return referenced;
  }

  void setReferenced(boolean now) {
    referenced = now;
  }

  /** Whether there is anything that is not in state yet. */
  boolean hasNews() {
    return storedEvents < events.size()
        || !newAlerts.isEmpty()
        || !newRows.isEmpty()
        || !Objects.equals(timer, storedTimer);
  }

  /** All that is not in state yet. */
  CaseDelta delta() {
    return new CaseDelta(
        new ArrayList<>(events.subList(storedEvents, events.size())),
        newAlerts,
        newRows,
        timer,
        recordedUntil,
        retired);
  }

  Map<String, String> newDescriptions() {
    return newDescriptions;
  }

  /** All of it is in state now. */
  void stored() {
    storedEvents = events.size();
    storedTimer = timer;
    newDescriptions = Map.of();
    newAlerts = List.of();
    newRows = List.of();
    looks = List.of();
  }

  void retired() {
    retired = true;
    events.clear();
    timer = null;
    recordedUntil = null;
    alerts = List.of();
    rows = List.of();
    stored();
  }
}
