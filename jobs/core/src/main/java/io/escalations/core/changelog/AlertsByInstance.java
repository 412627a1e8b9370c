package io.escalations.core.changelog;

import io.escalations.core.sla.ClockInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts of a case as they are published last, for a case that has very many. */
final class AlertsByInstance {
  private final Map<ClockInstance, List<PublishedAlert>> alerts = new LinkedHashMap<>();

  AlertsByInstance(List<PublishedAlert> published) {
    put(published);
  }

  /** Those of some instances, by instance. */
  List<PublishedAlert> of(List<ClockInstance> instances) {
    List<PublishedAlert> some = new ArrayList<>();
    for (ClockInstance instance : instances) {
      some.addAll(alerts.getOrDefault(instance, List.of()));
    }
    return some;
  }

  /** All of them. */
  List<PublishedAlert> published() {
    List<PublishedAlert> all = new ArrayList<>();
    alerts.values().forEach(all::addAll);
    return all;
  }

  /** These are published now, and nothing else, of the instances they belong to. */
  void replace(List<PublishedAlert> published) {
    for (PublishedAlert alert : published) {
      alerts.computeIfPresent(instance(alert), (instance, before) -> new ArrayList<>(2));
    }
    put(published);
  }

  private void put(List<PublishedAlert> published) {
    for (PublishedAlert alert : published) {
      alerts.computeIfAbsent(instance(alert), any -> new ArrayList<>(2)).add(alert);
    }
  }

  private static ClockInstance instance(PublishedAlert alert) {
    return new ClockInstance(alert.clock(), alert.instance());
  }
}
