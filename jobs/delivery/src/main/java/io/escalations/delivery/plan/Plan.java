package io.escalations.delivery.plan;

import java.util.List;

/**
 * What is to be done now. What joins a group is to be kept before anything is sent, since the
 * group's key must be the same after a crash; then there is a new plan.
 *
 * @param joins alerts that join groups, and the groups
 * @param messages to be sent, in this order
 * @param nextAt when to plan again if nothing happens before, epoch milliseconds UTC; MAX_VALUE if
 *     not at all
 */
public record Plan(Outcome joins, List<PlannedMessage> messages, long nextAt) {
  public Plan {
    messages = List.copyOf(messages);
  }
}
