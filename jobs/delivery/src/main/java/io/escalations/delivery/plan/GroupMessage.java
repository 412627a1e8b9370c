package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Stage;
import java.util.List;

/**
 * A message about many alerts alike, which counts on.
 *
 * @param group as the receiver knows it so far
 * @param members those that it speaks of
 */
public record GroupMessage(
    Receiver receiver, MessageKind kind, AlertGroup group, List<GroupMember> members)
    implements PlannedMessage {

  public GroupMessage {
    members = List.copyOf(members);
  }

  /** How many stand. */
  public long standing() {
    return members.stream().filter(GroupMember::stands).count();
  }

  /** How many were disproved. */
  public long retracted() {
    return members.stream().filter(one -> one.desired().stage() == Stage.RETRACTED).count();
  }

  @Override
  public String key() {
    return group.id();
  }

  @Override
  public String id() {
    return key() + "_" + (group.messages() + 1) + "_" + members.size() + "_" + standing();
  }

  @Override
  public String reference() {
    return group.reference();
  }

  @Override
  public long startedAt() {
    return group.openedAt();
  }

  @Override
  public long changedAt() {
    return members.stream()
        .mapToLong(member -> member.alert().newest().emittedAt())
        .max()
        .orElse(group.openedAt());
  }

  @Override
  public boolean isRefused() {
    List<GroupMember> changed = changed();
    return changed.isEmpty() ? group.refused() : changed.stream().allMatch(GroupMember::isRefused);
  }

  @Override
  public Outcome accepted(long now, String reference) {
    return new Outcome(
        members.stream().map(member -> member.accepted(now)).toList(),
        List.of(group.accepted(kind.shown(), now, referenceAfter(reference))));
  }

  @Override
  public Outcome refused() {
    return new Outcome(
        changed().stream().map(GroupMember::refusing).toList(), List.of(group.refusing()));
  }

  /** A reminder is a message beside the one that counts on. */
  private String referenceAfter(String answered) {
    return kind == MessageKind.REMIND ? null : answered;
  }

  private List<GroupMember> changed() {
    return members.stream().filter(GroupMember::isChanged).toList();
  }
}
