package io.escalations.core.policy;

import io.escalations.schemas.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What starts, pauses, stops and cancels a clock. To add a clock, add its row to {@link #BUILT_IN}.
 *
 * @param start the event type that starts an instance
 * @param pauses the pauses of the case that this clock observes: WAITING_ON_CUSTOMER, ON_HOLD
 * @param followsReopen whether REOPENED resumes it or starts its next instance, as the rule's {@code on_reopen} says
 */
public record ClockDefinition(
    String name, EventType start, Set<EventType> pauses, Set<EventType> stops, Set<EventType> cancels, boolean followsReopen) {

  public static final Map<String, ClockDefinition> BUILT_IN =
      byName(
          new ClockDefinition(
              "first_response",
              EventType.CASE_OPENED,
              Set.of(),
              Set.of(EventType.AGENT_REPLIED, EventType.RESOLVED, EventType.CLOSED),
              Set.of(EventType.CANCELLED),
              false),
          new ClockDefinition(
              "resolution",
              EventType.CASE_OPENED,
              Set.of(EventType.WAITING_ON_CUSTOMER, EventType.ON_HOLD),
              Set.of(EventType.RESOLVED, EventType.CLOSED),
              Set.of(EventType.CANCELLED),
              true),
          new ClockDefinition(
              "total_resolution",
              EventType.CASE_OPENED,
              Set.of(),
              Set.of(EventType.RESOLVED, EventType.CLOSED),
              Set.of(EventType.CANCELLED),
              true));

  private static Map<String, ClockDefinition> byName(ClockDefinition... definitions) {
    Map<String, ClockDefinition> byName = new LinkedHashMap<>();
    for (ClockDefinition definition : List.of(definitions)) {
      byName.put(definition.name(), definition);
    }
    return byName;
  }
}
