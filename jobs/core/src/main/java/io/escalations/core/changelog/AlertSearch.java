package io.escalations.core.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds one of the alerts of a case. */
final class AlertSearch {
  /** From so many on an index finds one sooner than a search does. */
  private static final int MANY = 64;

  private final List<PublishedAlert> alerts;

  /** Null while there are few. */
  private final Map<Key, PublishedAlert> index;

  private record Key(String clock, int instance, int level) {}

  AlertSearch(List<PublishedAlert> alerts) {
    this.alerts = alerts;
    index = alerts.size() < MANY ? null : new HashMap<>();
    if (index != null) {
      alerts.forEach(
          alert -> index.put(new Key(alert.clock(), alert.instance(), alert.level()), alert));
    }
  }

  /**
   * @param expected index of the alert if none was inserted or removed before it
   * @return null if there is none
   */
  PublishedAlert find(int expected, String clock, int instance, int level) {
    if (index != null) {
      return index.get(new Key(clock, instance, level));
    }
    int size = alerts.size();
    for (int i = 0; i < size; i++) {
      PublishedAlert alert = alerts.get(expected + i < size ? expected + i : (expected + i) % size);
      if (alert.level() == level && alert.instance() == instance && alert.clock().equals(clock)) {
        return alert;
      }
    }
    return null;
  }
}
