package io.escalations.delivery.app;

import io.escalations.delivery.message.AlertmanagerAlerts;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.plan.Standing;
import io.escalations.delivery.receivers.Heartbeat;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.ReceiverKind;
import io.escalations.delivery.receivers.Receivers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is sent again and again: heartbeats while the pipeline lives, and to Alertmanager what
 * stands. Not thread-safe.
 */
final class Repetitions {
  private final Supplier<Receivers> receivers;
  private final Memory memory;
  private final Lanes lanes;
  private final Liveness liveness;
  private final Map<String, Long> refreshedAt = new HashMap<>();
  private long beatenAt;

  Repetitions(Supplier<Receivers> receivers, Memory memory, Lanes lanes, Liveness liveness) {
    this.receivers = receivers;
    this.memory = memory;
    this.lanes = lanes;
    this.liveness = liveness;
  }

  /**
   * @param now epoch milliseconds UTC
   */
  void repeat(long now) {
    Receivers current = receivers.get();
    current.byName().values().stream()
        .filter(receiver -> receiver.kind() == ReceiverKind.ALERTMANAGER)
        .forEach(receiver -> refresh(receiver, now));
    Heartbeat heartbeat = current.heartbeat();
    if (heartbeat != null && now - beatenAt >= heartbeat.everyMillis() && liveness.isAlive(now)) {
      beatenAt = now;
      heartbeat
          .to()
          .forEach(
              name ->
                  current
                      .receiver(name)
                      .ifPresent(to -> lanes.heartbeat(to, heartbeat.everyMillis())));
    }
  }

  private void refresh(Receiver receiver, long now) {
    long last = refreshedAt.getOrDefault(receiver.name(), 0L);
    if (now - last < AlertmanagerAlerts.REFRESH.toMillis()) {
      return;
    }
    List<PlannedMessage> standing = Standing.of(receiver, memory.knowledge(), memory.deliveries());
    if (standing.isEmpty() || lanes.refresh(receiver, standing)) {
      refreshedAt.put(receiver.name(), now);
    }
  }
}
