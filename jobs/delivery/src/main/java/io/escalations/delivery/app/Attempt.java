package io.escalations.delivery.app;

import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.GroupMessage;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.send.Answer;
import io.escalations.schemas.fact.AlertDeliveryRow;
import io.escalations.schemas.fact.DeliveryOutcome;
import io.escalations.schemas.fact.SlaAlert;
import java.util.List;

/** A message that was sent, and what the receiver answered. Times are epoch milliseconds UTC. */
record Attempt(PlannedMessage message, long attemptedAt, long answeredAt, Answer answer) {
  /** A row for each alert that the message is about; a notice is about none. */
  List<AlertDeliveryRow> rows() {
    if (message instanceof AlertMessage one) {
      return List.of(row(one.alert().newest(), null));
    }
    if (message instanceof GroupMessage group) {
      return group.members().stream()
          .map(member -> row(member.alert().newest(), group.group().id()))
          .toList();
    }
    return List.of();
  }

  private AlertDeliveryRow row(SlaAlert alert, String groupId) {
    return new AlertDeliveryRow(
        alert.alertId(),
        alert.revision(),
        message.receiver().name(),
        message.receiver().kind().name(),
        message.id(),
        message.kind().name(),
        groupId,
        alert.caseId(),
        alert.clock(),
        alert.instance(),
        alert.level(),
        alert.department(),
        attemptedAt,
        answeredAt,
        outcome(),
        answer.text());
  }

  private DeliveryOutcome outcome() {
    return switch (answer.kind()) {
      case ACCEPTED -> DeliveryOutcome.ACCEPTED;
      case BUSY -> DeliveryOutcome.BUSY;
      case UNWELCOME -> DeliveryOutcome.UNWELCOME;
      case REFUSED -> DeliveryOutcome.REFUSED;
    };
  }
}
