package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.GroupLabels;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the receivers have accepted so far, the last record of each. Not thread-safe. */
public final class Deliveries {
  private final Map<String, Map<String, Delivery>> byAlert = new HashMap<>();
  private final Map<String, AlertGroup> groups = new TreeMap<>();
  private final Map<String, Map<String, Delivery>> byGroup = new HashMap<>();

  public void put(Delivery delivery) {
    byAlert
        .computeIfAbsent(delivery.alertId(), id -> new TreeMap<>())
        .put(delivery.receiver(), delivery);
    if (delivery.group() != null) {
      byGroup
          .computeIfAbsent(delivery.group(), id -> new TreeMap<>())
          .put(delivery.alertId(), delivery);
    }
  }

  public void put(AlertGroup group) {
    groups.put(group.id(), group);
  }

  /** Forgets all deliveries of an alert, and returns them. */
  public List<Delivery> forget(String alertId) {
    Map<String, Delivery> removed = byAlert.remove(alertId);
    if (removed == null) {
      return List.of();
    }
    for (Delivery delivery : removed.values()) {
      Map<String, Delivery> members = byGroup.get(delivery.group());
      if (members != null) {
        members.remove(alertId);
        if (members.isEmpty()) {
          byGroup.remove(delivery.group());
        }
      }
    }
    return List.copyOf(removed.values());
  }

  /** Forgets a group of which no alert is known any more. */
  public void forgetGroup(String groupId) {
    groups.remove(groupId);
  }

  /** Those of an alert, by receiver. */
  public Collection<Delivery> of(String alertId) {
    return byAlert.getOrDefault(alertId, Map.of()).values();
  }

  /** What the receiver has accepted of the alert; nothing if it is not known. */
  public Delivery of(String receiver, String alertId) {
    Delivery known = byAlert.getOrDefault(alertId, Map.of()).get(receiver);
    return known != null ? known : Delivery.none(receiver, alertId);
  }

  /** In the order of their ids. */
  public Collection<AlertGroup> groups() {
    return groups.values();
  }

  /** Those that the message of a group speaks of, in the order of the alerts' ids. */
  public Collection<Delivery> members(String groupId) {
    return byGroup.getOrDefault(groupId, Map.of()).values();
  }

  /** Whether the message of a group speaks of the alert. */
  public boolean isGrouped(Delivery delivery) {
    return delivery.group() != null && groups.containsKey(delivery.group());
  }

  /**
   * The group that an alert may join: one of these labels which another has joined since; null if
   * there is none.
   */
  AlertGroup open(String receiver, GroupLabels labels, long since) {
    AlertGroup newest = null;
    for (AlertGroup group : groups.values()) {
      if (group.receiver().equals(receiver)
          && group.labels().equals(labels)
          && group.joinedAt() > since
          && (newest == null || group.joinedAt() > newest.joinedAt())) {
        newest = group;
      }
    }
    return newest;
  }
}
