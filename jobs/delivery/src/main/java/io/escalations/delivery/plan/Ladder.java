package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.Route;
import io.escalations.delivery.receivers.Rung;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Whom to call for an alert by now: the receivers of its routes, and those of each rung whose time
 * has come because nobody has acknowledged the alert. If none of the receivers before a rung takes
 * messages, its time has come at once.
 */
final class Ladder {
  private final Receivers receivers;
  private final Knowledge knowledge;
  private final Deliveries deliveries;
  private final Pace pace;
  private final long now;
  private final LongConsumer later;

  /**
   * @param later takes instants at which further receivers are to be called
   */
  Ladder(
      Receivers receivers,
      Knowledge knowledge,
      Deliveries deliveries,
      Pace pace,
      long now,
      LongConsumer later) {
    this.receivers = receivers;
    this.knowledge = knowledge;
    this.deliveries = deliveries;
    this.pace = pace;
    this.now = now;
    this.later = later;
  }

  /** Receivers by name, in the order of the routes. */
  Map<String, Call> calls(KnownAlert alert) {
    Map<String, Call> calls = new LinkedHashMap<>();
    boolean answered = knowledge.acknowledgement(alert) != null;
    for (Route route : receivers.routes(alert.newest())) {
      route.to().forEach(name -> calls.putIfAbsent(name, new Call(route, List.of())));
      if (!answered) {
        climb(alert, route, calls);
      }
    }
    return calls;
  }

  private void climb(KnownAlert alert, Route route, Map<String, Call> calls) {
    List<String> before = new ArrayList<>(route.to());
    for (Rung rung : route.ladder()) {
      long due = due(alert, before, rung);
      if (due > now) {
        later.accept(due);
        return;
      }
      Call call = new Call(route, before);
      rung.to().forEach(name -> calls.putIfAbsent(name, call));
      before.addAll(rung.to());
    }
  }

  /** MAX_VALUE while nobody has been called yet. */
  private long due(KnownAlert alert, List<String> before, Rung rung) {
    long called = Long.MAX_VALUE;
    boolean failing = true;
    for (String name : before) {
      Delivery delivery = deliveries.of(name, alert.id());
      if (delivery.stage() == Stage.TRIGGERED) {
        called = Math.min(called, delivery.firstAt());
      }
      failing &= pace.isFailing(name) || delivery.refuses(Stage.TRIGGERED, alert.revision());
    }
    if (failing) {
      return now;
    }
    return called == Long.MAX_VALUE ? called : called + rung.afterMillis();
  }
}
