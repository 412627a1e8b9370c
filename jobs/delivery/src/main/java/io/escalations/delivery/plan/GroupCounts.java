package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.GroupTimes;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Decides when the message of a group counts on: at once when it is the first, or when none of its
 * alerts stands any more; else no more often than the group interval.
 */
final class GroupCounts {
  private final OpenHours hours;
  private final Knowledge knowledge;
  private final Deliveries deliveries;
  private final Ladder ladder;
  private final long now;
  private final LongConsumer later;

  /**
   * @param later takes instants at which something will be due
   */
  GroupCounts(
      OpenHours hours,
      Knowledge knowledge,
      Deliveries deliveries,
      Ladder ladder,
      long now,
      LongConsumer later) {
    this.hours = hours;
    this.knowledge = knowledge;
    this.deliveries = deliveries;
    this.ladder = ladder;
    this.now = now;
    this.later = later;
  }

  /** Empty if there is nothing to say now. */
  Optional<GroupMessage> message(Receiver receiver, AlertGroup group) {
    List<GroupMember> members = Standing.members(group, knowledge, deliveries);
    boolean changed = members.stream().anyMatch(GroupMember::isChanged);
    boolean stands = members.stream().anyMatch(GroupMember::stands);
    if (!changed && (!stands || receiver.kind().keepsIncidents() || isAnswered(members))) {
      return Optional.empty();
    }
    Call call = call(receiver, members);
    long due = changed ? counts(group, stands, times(call)) : reminds(group, call);
    if (due > now) {
      later.accept(due);
      return Optional.empty();
    }
    return Optional.of(new GroupMessage(receiver, kind(group, changed, stands), group, members));
  }

  private boolean isAnswered(List<GroupMember> members) {
    return members.stream()
        .filter(GroupMember::stands)
        .allMatch(member -> knowledge.acknowledgement(member.alert()) != null);
  }

  private static MessageKind kind(AlertGroup group, boolean changed, boolean stands) {
    if (!stands) {
      return MessageKind.RESOLVE;
    }
    if (!changed) {
      return MessageKind.REMIND;
    }
    return group.stage() == Stage.TRIGGERED ? MessageKind.UPDATE : MessageKind.TRIGGER;
  }

  private long counts(AlertGroup group, boolean stands, GroupTimes times) {
    boolean ends = !stands && group.stage() == Stage.TRIGGERED;
    return group.messages() == 0 || ends ? now : group.lastAt() + times.intervalMillis();
  }

  /** MAX_VALUE if the receiver is not to be called any more. */
  private long reminds(AlertGroup group, Call call) {
    if (call == null) {
      return Long.MAX_VALUE;
    }
    long due = group.lastAt() + call.route().times().repeatMillis();
    return hours.opening(call.route(), Math.max(due, now));
  }

  private Call call(Receiver receiver, List<GroupMember> members) {
    return members.stream()
        .filter(GroupMember::stands)
        .findFirst()
        .map(member -> ladder.calls(member.alert()).get(receiver.name()))
        .orElse(null);
  }

  private static GroupTimes times(Call call) {
    return call == null ? GroupTimes.DEFAULT : call.route().times();
  }
}
