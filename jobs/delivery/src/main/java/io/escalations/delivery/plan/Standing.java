package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import java.util.ArrayList;
import java.util.List;

/** What a receiver shows that stands, as messages that change nothing. */
public final class Standing {
  private Standing() {}

  /**
   * Those of alerts that are over, and of which the receiver has not heard it yet, are left out.
   */
  public static List<PlannedMessage> of(
      Receiver receiver, Knowledge knowledge, Deliveries deliveries) {
    List<PlannedMessage> standing = new ArrayList<>();
    for (KnownAlert alert : knowledge.alerts()) {
      Delivery shown = deliveries.of(receiver.name(), alert.id());
      Desired desired = knowledge.desired(alert);
      if (shown.stage() == Stage.TRIGGERED
          && desired.stage() == Stage.TRIGGERED
          && !deliveries.isGrouped(shown)) {
        standing.add(
            new AlertMessage(receiver, MessageKind.UPDATE, alert, desired, shown, null, List.of()));
      }
    }
    for (AlertGroup group : deliveries.groups()) {
      List<GroupMember> members = members(group, knowledge, deliveries);
      if (group.receiver().equals(receiver.name())
          && group.stage() == Stage.TRIGGERED
          && members.stream().anyMatch(GroupMember::stands)) {
        standing.add(new GroupMessage(receiver, MessageKind.UPDATE, group, members));
      }
    }
    return standing;
  }

  /** Alerts of a group of which there is anything to say. */
  static List<GroupMember> members(AlertGroup group, Knowledge knowledge, Deliveries deliveries) {
    List<GroupMember> members = new ArrayList<>();
    for (Delivery before : deliveries.members(group.id())) {
      KnownAlert alert = knowledge.alert(before.alertId());
      if (alert != null) {
        members.add(new GroupMember(alert, knowledge.desired(alert), before));
      }
    }
    return members.stream().filter(GroupMember::counts).toList();
  }
}
