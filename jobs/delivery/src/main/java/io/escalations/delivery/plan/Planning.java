package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One plan in the making. */
final class Planning {
  private static final Comparator<KnownAlert> OLDEST_FIRST =
      Comparator.comparingLong(KnownAlert::raisedAt).thenComparing(KnownAlert::id);

  /** A receiver takes a few at a time; what is over can wait. */
  private static final Comparator<PlannedMessage> CALLS_FIRST =
      Comparator.comparing(message -> message.kind() != MessageKind.TRIGGER);

  private final Receivers receivers;
  private final OpenHours hours;
  private final Knowledge knowledge;
  private final Deliveries deliveries;
  private final Pace pace;
  private final long now;
  private final Ladder ladder;
  private final Triggers triggers;
  private final GroupCounts counts;
  private final List<PlannedMessage> messages = new ArrayList<>();
  private long nextAt = Long.MAX_VALUE;

  Planning(
      Receivers receivers,
      OpenHours hours,
      Knowledge knowledge,
      Deliveries deliveries,
      Pace pace,
      long now) {
    this.receivers = receivers;
    this.hours = hours;
    this.knowledge = knowledge;
    this.deliveries = deliveries;
    this.pace = pace;
    this.now = now;
    ladder = new Ladder(receivers, knowledge, deliveries, pace, now, this::later);
    triggers = new Triggers(hours, deliveries, pace, now, this::later);
    counts = new GroupCounts(hours, knowledge, deliveries, ladder, now, this::later);
  }

  Plan plan() {
    knowledge.alerts().stream().sorted(OLDEST_FIRST).forEach(this::visit);
    triggers.due().forEach(this::trigger);
    deliveries
        .groups()
        .forEach(
            group ->
                receivers
                    .receiver(group.receiver())
                    .flatMap(receiver -> counts.message(receiver, group))
                    .ifPresent(this::offer));
    messages.sort(CALLS_FIRST);
    return new Plan(triggers.joins(), messages, nextAt);
  }

  private void visit(KnownAlert alert) {
    Desired desired = knowledge.desired(alert);
    Map<String, Call> calls = desired.stage() == Stage.TRIGGERED ? ladder.calls(alert) : Map.of();
    for (Delivery before : deliveries.of(alert.id())) {
      if (!deliveries.isGrouped(before)) {
        triggers.count(alert, before);
        receivers
            .receiver(before.receiver())
            .ifPresent(
                receiver -> follow(receiver, alert, desired, before, calls.get(receiver.name())));
      }
    }
    calls.forEach((name, call) -> triggers.await(alert, deliveries.of(name, alert.id()), call));
  }

  /**
   * @param call null if the receiver is not to be called any more
   */
  private void follow(
      Receiver receiver, KnownAlert alert, Desired desired, Delivery before, Call call) {
    MessageKind kind =
        switch (before.stage()) {
          case NONE -> null;
          case TRIGGERED -> change(receiver, alert, desired, before, call);
          case RESOLVED -> desired.stage() == Stage.RETRACTED ? MessageKind.RETRACT : null;
          case RETRACTED -> null;
        };
    if (kind != null) {
      offer(message(receiver, kind, alert, desired, before, call));
    }
  }

  private MessageKind change(
      Receiver receiver, KnownAlert alert, Desired desired, Delivery before, Call call) {
    return switch (desired.stage()) {
      case NONE -> null;
      case RETRACTED -> MessageKind.RETRACT;
      case RESOLVED ->
          desired.reason() == Desired.Reason.BREACHED && !receiver.kind().keepsIncidents()
              ? null
              : MessageKind.RESOLVE;
      case TRIGGERED ->
          alert.revision() > before.revision()
              ? MessageKind.UPDATE
              : whileItStands(receiver, alert, before, call);
    };
  }

  private MessageKind whileItStands(
      Receiver receiver, KnownAlert alert, Delivery before, Call call) {
    if (knowledge.acknowledgement(alert) != null) {
      return receiver.kind().takesAcknowledgements() && !before.acknowledged()
          ? MessageKind.ACKNOWLEDGE
          : null;
    }
    if (call == null || receiver.kind().keepsIncidents()) {
      return null;
    }
    long due = hours.opening(call.route(), before.lastAt() + call.route().times().repeatMillis());
    if (due > now) {
      later(due);
      return null;
    }
    if (!hours.isOpen(call.route(), now)) {
      later(hours.opening(call.route(), now));
      return null;
    }
    return MessageKind.REMIND;
  }

  private void trigger(Triggers.Waiting waiting) {
    receivers
        .receiver(waiting.before().receiver())
        .ifPresent(
            receiver ->
                offer(
                    message(
                        receiver,
                        MessageKind.TRIGGER,
                        waiting.alert(),
                        Desired.TRIGGERED,
                        waiting.before(),
                        waiting.call())));
  }

  private AlertMessage message(
      Receiver receiver,
      MessageKind kind,
      KnownAlert alert,
      Desired desired,
      Delivery before,
      Call call) {
    return new AlertMessage(
        receiver,
        kind,
        alert,
        desired,
        before,
        knowledge.acknowledgement(alert),
        call == null ? List.of() : call.unanswered());
  }

  private void offer(PlannedMessage message) {
    String receiver = message.receiver().name();
    if (message.isRefused() || pace.isBusy(receiver, message.key())) {
      return;
    }
    if (pace.notBefore(receiver) > now) {
      later(pace.notBefore(receiver));
    } else {
      messages.add(message);
    }
  }

  private void later(long instant) {
    nextAt = Math.min(nextAt, instant);
  }
}
