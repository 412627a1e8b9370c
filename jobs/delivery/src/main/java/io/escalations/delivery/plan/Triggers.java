package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.GroupTimes;
import io.escalations.delivery.receivers.Route;
import io.escalations.schemas.Sha256;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.GroupLabels;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Decides when alerts that a receiver does not show yet are sent, and which of them share a
 * message. The first ones of a kind have messages of their own; those that follow within the group
 * interval join a group, and so do those that were held outside the hours of their route.
 */
final class Triggers {
  private final OpenHours hours;
  private final Deliveries deliveries;
  private final Pace pace;
  private final long now;
  private final LongConsumer later;
  private final Map<Kind, List<Waiting>> waiting = new LinkedHashMap<>();
  private final Map<Kind, List<Long>> calledSingly = new HashMap<>();
  private final List<Delivery> joins = new ArrayList<>();
  private final List<AlertGroup> groups = new ArrayList<>();

  /** Alerts that a receiver would group. */
  private record Kind(String receiver, GroupLabels labels) {
    static Kind of(String receiver, KnownAlert alert) {
      return new Kind(receiver, GroupLabels.of(alert.newest()));
    }
  }

  /** An alert that a receiver is to be called for. */
  record Waiting(KnownAlert alert, Delivery before, Call call) {
    Route route() {
      return call.route();
    }

    /** When it need not wait for others any more. */
    long waitedUntil() {
      return alert.raisedAt() + route().times().waitMillis();
    }
  }

  /**
   * @param later takes instants at which something will be due
   */
  Triggers(OpenHours hours, Deliveries deliveries, Pace pace, long now, LongConsumer later) {
    this.hours = hours;
    this.deliveries = deliveries;
    this.pace = pace;
    this.now = now;
    this.later = later;
  }

  /** The receiver was called for the alert by a message of its own. */
  void count(KnownAlert alert, Delivery delivery) {
    if (delivery.firstAt() > 0) {
      calledSingly
          .computeIfAbsent(Kind.of(delivery.receiver(), alert), kind -> new ArrayList<>())
          .add(delivery.firstAt());
    }
  }

  /** The receiver is to be called for the alert, unless it shows it already. */
  void await(KnownAlert alert, Delivery before, Call call) {
    if (before.stage() != Stage.TRIGGERED
        && !deliveries.isGrouped(before)
        && !before.refuses(Stage.TRIGGERED, alert.revision())) {
      waiting
          .computeIfAbsent(Kind.of(before.receiver(), alert), kind -> new ArrayList<>())
          .add(new Waiting(alert, before, call));
    }
  }

  /** Those to be sent now, by messages of their own; call it once. */
  List<Waiting> due() {
    List<Waiting> due = new ArrayList<>();
    waiting.forEach((kind, all) -> decide(kind, all, due));
    return due;
  }

  /** What joins groups, known after {@link #due}. */
  Outcome joins() {
    return new Outcome(joins, groups);
  }

  private void decide(Kind kind, List<Waiting> all, List<Waiting> due) {
    List<Waiting> ready =
        all.stream().filter(one -> !isBusy(one)).filter(this::isWithinHours).toList();
    if (ready.isEmpty()) {
      return;
    }
    GroupTimes times = ready.get(0).route().times();
    AlertGroup open = deliveries.open(kind.receiver(), kind.labels(), now - times.intervalMillis());
    if (open != null) {
      join(open.joined(now), ready);
      return;
    }
    long waitedUntil = ready.stream().mapToLong(Waiting::waitedUntil).min().orElse(now);
    if (waitedUntil > now) {
      later.accept(waitedUntil);
      return;
    }
    List<Waiting> held = ready.stream().filter(this::wasHeld).toList();
    if (held.size() > 1) {
      open(kind, held);
      return;
    }
    int room = Math.max(0, times.singly() - singles(kind, times) - busy(all));
    due.addAll(ready.subList(0, Math.min(room, ready.size())));
    if (ready.size() > room) {
      open(kind, ready.subList(room, ready.size()));
    }
  }

  private boolean isBusy(Waiting one) {
    return pace.isBusy(one.before().receiver(), one.alert().id());
  }

  private int busy(List<Waiting> all) {
    return (int) all.stream().filter(this::isBusy).count();
  }

  private boolean isWithinHours(Waiting one) {
    if (hours.isOpen(one.route(), now)) {
      return true;
    }
    later.accept(hours.opening(one.route(), now));
    return false;
  }

  private boolean wasHeld(Waiting one) {
    return !hours.isOpen(one.route(), one.waitedUntil());
  }

  private int singles(Kind kind, GroupTimes times) {
    long since = now - times.intervalMillis();
    return (int)
        calledSingly.getOrDefault(kind, List.of()).stream().filter(at -> at > since).count();
  }

  private void open(Kind kind, List<Waiting> members) {
    String id = Sha256.hex(kind.receiver(), members.get(0).alert().id(), String.valueOf(now));
    join(AlertGroup.opened(kind.receiver(), id, kind.labels(), now), members);
  }

  private void join(AlertGroup group, List<Waiting> members) {
    groups.add(group);
    members.forEach(one -> joins.add(one.before().joining(group.id())));
  }
}
