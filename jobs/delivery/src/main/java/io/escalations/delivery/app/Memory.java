package io.escalations.delivery.app;

import io.escalations.delivery.plan.ClockInstanceKey;
import io.escalations.delivery.plan.Deliveries;
import io.escalations.delivery.plan.Desired;
import io.escalations.delivery.plan.Knowledge;
import io.escalations.delivery.plan.Outcome;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the delivery knows and has done, and what of it has changed since it was last written. Only
 * alerts that people may be called for are kept. Not thread-safe.
 */
final class Memory {
  private final Knowledge knowledge = new Knowledge();
  private final Deliveries deliveries = new Deliveries();
  private final Recent<ClockInstanceKey, ClockEnd> recentEnds = new Recent<>();
  private final Recent<String, Acknowledgement> recentAcknowledgements = new Recent<>();
  private Map<String, Optional<DeliveryState>> changes = new LinkedHashMap<>();

  Knowledge knowledge() {
    return knowledge;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /** Takes in a record that was written before. */
  void restore(DeliveryState state) {
    if (state.alert() != null) {
      knowledge.add(state.alert());
    } else if (state.end() != null) {
      knowledge.add(state.end());
    } else if (state.acknowledgement() != null) {
      knowledge.add(state.acknowledgement());
    } else if (state.delivery() != null) {
      deliveries.put(state.delivery());
    } else {
      deliveries.put(state.group());
    }
  }

  /**
   * @param recorded whether it is of history, for which nobody is called
   */
  void read(SlaAlert alert, boolean recorded) {
    boolean calls = alert.action() == AlertAction.RAISED && !recorded;
    if (!calls && knowledge.alert(alert.alertId()) == null) {
      return;
    }
    change(DeliveryState.of(knowledge.add(KnownAlert.of(alert, recorded))));
    ClockEnd end = recentEnds.take(ClockInstanceKey.of(alert));
    if (end != null) {
      ended(end);
    }
    Acknowledgement acknowledgement = recentAcknowledgements.take(alert.alertId());
    if (acknowledgement != null) {
      read(acknowledgement);
    }
  }

  void ended(ClockEnd end) {
    if (knowledge.knows(ClockInstanceKey.of(end))) {
      knowledge.add(end);
      change(DeliveryState.of(end));
    } else {
      recentEnds.put(ClockInstanceKey.of(end), end);
    }
  }

  void runs(ClockInstanceKey clock) {
    recentEnds.take(clock);
    ClockEnd end = knowledge.runs(clock);
    if (end != null) {
      forget(DeliveryState.of(end));
    }
  }

  void read(Acknowledgement acknowledgement) {
    if (knowledge.alert(acknowledgement.alertId()) != null) {
      change(DeliveryState.of(knowledge.add(acknowledgement)));
    } else {
      recentAcknowledgements.put(acknowledgement.alertId(), acknowledgement);
    }
  }

  void keep(Outcome outcome) {
    for (AlertGroup group : outcome.groups()) {
      deliveries.put(group);
      change(DeliveryState.of(group));
    }
    for (Delivery delivery : outcome.deliveries()) {
      deliveries.put(delivery);
      change(DeliveryState.of(delivery));
    }
  }

  /**
   * Forgets alerts that are over: those that were never sent at once, others when they were last
   * heard of before an instant. The answer to what is under way is awaited first.
   *
   * @param isBusy whether a message under the key of an alert or a group is under way
   */
  void forgetBefore(long instant, Predicate<String> isBusy) {
    for (KnownAlert alert : new ArrayList<>(knowledge.alerts())) {
      boolean isOld = !wasSent(alert) || alert.newest().emittedAt() < instant;
      if (isOld && isOver(alert) && !knowledge.silences(alert) && !isUnderWay(alert, isBusy)) {
        forget(alert);
      }
    }
    for (AlertGroup group : new ArrayList<>(deliveries.groups())) {
      if (deliveries.members(group.id()).isEmpty() && group.joinedAt() < instant) {
        deliveries.forgetGroup(group.id());
        forget(DeliveryState.of(group));
      }
    }
  }

  /** By key; empty for what is forgotten. */
  Map<String, Optional<DeliveryState>> takeChanges() {
    Map<String, Optional<DeliveryState>> taken = changes;
    changes = new LinkedHashMap<>();
    return taken;
  }

  private boolean isOver(KnownAlert alert) {
    Desired desired = knowledge.desired(alert);
    return desired.stage() != Stage.TRIGGERED
        && (desired.reason() != Desired.Reason.BREACHED || knowledge.end(alert.newest()) != null)
        && deliveries.of(alert.id()).stream().noneMatch(one -> isOpen(one, desired));
  }

  private boolean isUnderWay(KnownAlert alert, Predicate<String> isBusy) {
    return isBusy.test(alert.id())
        || deliveries.of(alert.id()).stream()
            .anyMatch(one -> one.group() != null && isBusy.test(one.group()));
  }

  /** Whether a message is still to be sent. */
  private static boolean isOpen(Delivery delivery, Desired desired) {
    return delivery.stage() == Stage.TRIGGERED && desired.reason() != Desired.Reason.BREACHED;
  }

  private boolean wasSent(KnownAlert alert) {
    return deliveries.of(alert.id()).stream().anyMatch(one -> one.stage() != Stage.NONE);
  }

  private void forget(KnownAlert alert) {
    Acknowledgement acknowledgement = knowledge.acknowledgement(alert);
    ClockEnd end = knowledge.forget(alert.id());
    forget(DeliveryState.of(alert));
    if (end != null) {
      forget(DeliveryState.of(end));
    }
    if (acknowledgement != null) {
      forget(DeliveryState.of(acknowledgement));
    }
    deliveries.forget(alert.id()).forEach(one -> forget(DeliveryState.of(one)));
  }

  private void change(DeliveryState state) {
    changes.put(state.key(), Optional.of(state));
  }

  private void forget(DeliveryState state) {
    changes.put(state.key(), Optional.empty());
  }
}
