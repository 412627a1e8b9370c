package io.escalations.jobs.timeline;

import io.escalations.core.changelog.CaseEvaluation;
import io.escalations.core.changelog.FactsHistory;
import io.escalations.core.changelog.LongCase;
import io.escalations.core.changelog.PendingEvaluation;
import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedCase;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.changelog.PublishedRows;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.jobs.timeline.EventArchive.ArchivedEvent;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case in memory: its events, what was published of it, and its inputs that wait for their
 * evaluation. An entry of a write-behind cache: {@link UnstoredChanges} are not in state yet.
 */
final class CaseEntry {
  private final String caseId;
  private final List<TimelineEvent> events = new ArrayList<>();
  private List<PublishedAlert> alerts = List.of();
  private List<PublishedRow> rows = List.of();
  private Long timer;

  /** The timer that was registered last, whether it fired or not; MAX_VALUE if none was. */
  private long quietUntil = Long.MAX_VALUE;

  /** From when on the last of its evaluated inputs was known. */
  private long knownAt = Long.MIN_VALUE;

  private Long recordedUntil;
  private long arrivedAt = Long.MIN_VALUE;
  private RetiredEvents retired;
  private List<PendingEvaluation> pending = List.of();
  private EventsById byId = new EventsById(events);

  /** Null of most cases: what is kept of a long one weighs more than its events. */
  private LongCase longCase;

  private final UnstoredChanges unstored = new UnstoredChanges();

  private CaseEntry(String caseId) {
    this.caseId = caseId;
  }

  /**
   * @param deltas one for each flush of the case; none if it is new
   */
  static CaseEntry of(String caseId, Iterable<CaseDelta> deltas) {
    CaseEntry entry = new CaseEntry(caseId);
    Map<List<Object>, PublishedAlert> lastAlerts = new LinkedHashMap<>();
    List<PublishedRow> rows = new ArrayList<>();
    for (CaseDelta delta : deltas) {
      delta.events().forEach(entry::addShared);
      for (PublishedAlert alert : delta.alerts()) {
        lastAlerts.put(List.of(alert.clock(), alert.instance(), alert.level()), alert);
      }
      rows.addAll(delta.rows());
      entry.setTimer(delta.timer());
      entry.knownAt = delta.knownAt();
      entry.recordedUntil = delta.recordedUntil();
      entry.arrivedAt = delta.arrivedAt();
      entry.retired = delta.retired();
    }
    entry.rows = PublishedRows.after(List.of(), rows);
    entry.alerts = new ArrayList<>(lastAlerts.values());
    entry.unstored.clear(entry);
    return entry;
  }

  String caseId() {
    return caseId;
  }

  boolean isRetired() {
    return retired != null;
  }

  /** What is remembered of its events if it is retired, else null. */
  RetiredEvents retiredEvents() {
    return retired;
  }

  List<TimelineEvent> events() {
    return events;
  }

  /** The event under this id, or null. */
  TimelineEvent find(String eventId) {
    return byId.find(eventId);
  }

  void add(TimelineEvent event, String description) {
    addShared(event);
    if (description != null) {
      unstored.addDescription(event.eventId(), description);
    }
  }

  private void addShared(TimelineEvent event) {
    events.add(events.isEmpty() ? event : event.sharing(events.get(events.size() - 1)));
  }

  /**
   * @param instant see {@link Retention}
   */
  void addArrival(long instant) {
    arrivedAt = Math.max(arrivedAt, instant);
  }

  /** When the last of its events arrived; MIN_VALUE if that is not known. */
  long arrivedAt() {
    return arrivedAt;
  }

  List<PublishedAlert> alerts() {
    return alerts;
  }

  List<PublishedRow> rows() {
    return rows;
  }

  /** History came, by a replay whose alerts are recorded only. */
  void addRecorded(long appendedAt) {
    recordedUntil =
        Long.valueOf(recordedUntil == null ? appendedAt : Math.max(recordedUntil, appendedAt));
  }

  /** Alerts of instants up to here are history, epoch milliseconds UTC; null if none. */
  Long recordedUntil() {
    return recordedUntil;
  }

  /**
   * Nobody is called for such an alert. A correction goes to everyone: who ignored the alert
   * ignores its correction.
   */
  boolean isHistory(SlaAlert alert) {
    return alert.action() == AlertAction.RAISED
        && recordedUntil != null
        && alert.at() <= recordedUntil;
  }

  /**
   * @param eventId the event that came last; null if a policy did
   * @param now event time
   * @param known from when on it is known, see {@link FactsHistory}
   */
  void addPending(String eventId, long now, long known) {
    if (pending.isEmpty()) {
      pending = new ArrayList<>(2);
    }
    pending.add(new PendingEvaluation(eventId, events.size(), now, known));
  }

  /** In the order of arrival; empty if only time passed. */
  List<PendingEvaluation> pending() {
    return pending;
  }

  /** As {@link CaseEvaluation#of}; a long case goes on from its last evaluation. */
  CaseEvaluation evaluate(PolicyVersions policies, long now, long wallClock) {
    PublishedCase before = new PublishedCase(caseId, events, alerts, rows);
    if (longCase == null && events.size() >= LongCase.EVENTS) {
      longCase = new LongCase();
    }
    return longCase == null
        ? CaseEvaluation.of(before, pending, policies, now, wallClock)
        : longCase.evaluate(before, pending, policies, now, wallClock);
  }

  /** What leads from what was known to what is known after the batch that waits. */
  FactsHistory history() {
    boolean byPolicy = !pending.isEmpty() && pending.get(0).eventId() == null;
    // A long case brings its rows up to date in place: what they were is folded again if need be.
    List<PublishedRow> folded = byPolicy ? List.copyOf(rows) : null;
    List<PublishedRow> known = longCase == null ? rows : folded;
    PublishedCase before = new PublishedCase(caseId, events, List.of(), known);
    return new FactsHistory(before, knownAt, quietUntil, pending);
  }

  /** From when on the last of its evaluated inputs was known, epoch milliseconds UTC. */
  long knownAt() {
    return knownAt;
  }

  /** Its history is emitted. */
  void advanceHistory(FactsHistory history) {
    knownAt = history.lastKnownAt();
  }

  /** Its changelog is emitted. */
  void publish(CaseEvaluation evaluation) {
    alerts = evaluation.publishedAlerts();
    rows = evaluation.facts().published();
    unstored.setAlerts(evaluation.alertChanges());
    unstored.setRows(evaluation.facts().changes());
    pending = List.of();
  }

  /** When its one timer is registered for, epoch milliseconds UTC; null if it is not. */
  Long timer() {
    return timer;
  }

  void setTimer(Long instant) {
    timer = instant;
    quietUntil = instant == null ? Long.MAX_VALUE : instant;
  }

  /** Its timer is registered no more. */
  void timerFired() {
    timer = null;
  }

  /**
   * How much it weighs in memory, in events; what is kept beside them weighs about as much as five,
   * of a long case twice as much as they.
   */
  int weight() {
    return (longCase == null ? events.size() : 3 * events.size()) + 5;
  }

  UnstoredChanges unstored() {
    return unstored;
  }

  /** Lets go of its events; what was published of it stays. */
  void retire() {
    retired = RetiredEvents.of(events);
    events.clear();
    byId = new EventsById(events);
    longCase = null;
    unstored.replaceAll();
  }

  /** Its events are here again. */
  void revive(List<ArchivedEvent> archived) {
    retired = null;
    archived.forEach(event -> add(event.event(), event.description()));
    unstored.replaceAll();
  }
}
