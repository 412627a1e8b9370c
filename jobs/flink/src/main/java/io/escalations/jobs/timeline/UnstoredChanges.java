package io.escalations.jobs.timeline;

import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What has changed of a case since it was written to state. */
final class UnstoredChanges {
  private boolean replacesAll;
  private int storedEvents;
  private Long storedTimer;
  private Map<String, String> descriptions = Map.of();
  private List<PublishedAlert> alerts = List.of();
  private List<PublishedRow> rows = List.of();

  void addDescription(String eventId, String description) {
    descriptions = descriptions.isEmpty() ? new HashMap<>() : descriptions;
    descriptions.put(eventId, description);
  }

  /** Free texts, by the id of the event that carried them. */
  Map<String, String> descriptions() {
    return descriptions;
  }

  void setAlerts(List<PublishedAlert> changes) {
    alerts = changes;
  }

  void setRows(List<PublishedRow> changes) {
    rows = changes;
  }

  /** State holds something else than a beginning of the case: all of it is to be written. */
  void replaceAll() {
    replacesAll = true;
    storedEvents = 0;
  }

  boolean replacesAll() {
    return replacesAll;
  }

  boolean hasDelta(CaseEntry entry) {
    return replacesAll
        || storedEvents < entry.events().size()
        || !alerts.isEmpty()
        || !rows.isEmpty()
        || !Objects.equals(storedTimer, entry.timer());
  }

  CaseDelta delta(CaseEntry entry) {
    return new CaseDelta(
        new ArrayList<>(entry.events().subList(storedEvents, entry.events().size())),
        replacesAll ? entry.alerts() : alerts,
        replacesAll ? entry.rows() : rows,
        entry.timer(),
        entry.recordedUntil(),
        entry.arrivedAt(),
        entry.retiredEvents(),
        entry.knownAt());
  }

  /** All of the case is in state now. */
  void clear(CaseEntry entry) {
    replacesAll = false;
    storedEvents = entry.events().size();
    storedTimer = entry.timer();
    descriptions = Map.of();
    alerts = List.of();
    rows = List.of();
  }
}
