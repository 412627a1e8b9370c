package io.escalations.core.policy;

import static io.escalations.core.policy.ClockDefinition.Start.ALWAYS;
import static io.escalations.core.policy.ClockDefinition.Start.IF_CUSTOMER_WAITS;
import static io.escalations.core.policy.ClockDefinition.Start.IF_ESCALATED;
import static io.escalations.core.policy.ClockDefinition.Start.IF_FIRST_SOLUTION;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.ASSIGNED;
import static io.escalations.schemas.event.EventType.CANCELLED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CLOSED;
import static io.escalations.schemas.event.EventType.CONFIRMED;
import static io.escalations.schemas.event.EventType.CUSTOMER_REPLIED;
import static io.escalations.schemas.event.EventType.DEESCALATED;
import static io.escalations.schemas.event.EventType.ESCALATED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.SATISFACTION_RATED;
import static io.escalations.schemas.event.EventType.WAITING_ON_CUSTOMER;

import io.escalations.schemas.event.EventType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What starts, pauses, stops and cancels a clock. To add a clock for everyone, add its row to
 * {@link #BUILT_IN}; a policy file may declare further ones.
 *
 * @param starts the event types that start an instance, while none runs
 * @param start what else a start takes
 * @param pauses the pauses of the case that this clock observes: WAITING_ON_CUSTOMER, ON_HOLD
 * @param followsReopen whether REOPENED resumes it or starts its next instance, as the rule's
 *     {@code on_reopen} says
 */
public record ClockDefinition(
    String name,
    Set<EventType> starts,
    Start start,
    Set<EventType> pauses,
    Set<EventType> stops,
    Set<EventType> cancels,
    boolean followsReopen) {

  /** What a start event takes to start an instance. */
  public enum Start {
    /** Nothing. */
    ALWAYS,
    /** The customer waits for the next answer. */
    IF_CUSTOMER_WAITS,
    /** An escalation is open, or opens now. */
    IF_ESCALATED,
    /** It is the first RESOLVED since the case was opened or reopened. */
    IF_FIRST_SOLUTION
  }

  private static final Set<EventType> NONE = on();

  /**
   * The clock whose instances are the escalations themselves, whether or not a rule gives them a
   * target.
   */
  public static final ClockDefinition ESCALATION =
      clock(
          "escalation",
          on(ESCALATED),
          ALWAYS,
          on(WAITING_ON_CUSTOMER, ON_HOLD),
          on(RESOLVED, CLOSED, DEESCALATED),
          on(ESCALATED, CANCELLED));

  /** By name: what starts it, on which condition, what pauses, stops and cancels it. */
  public static final Map<String, ClockDefinition> BUILT_IN =
      byName(
          clock(
              "first_response",
              on(CASE_OPENED),
              ALWAYS,
              NONE,
              on(AGENT_REPLIED, RESOLVED, CLOSED),
              on(CANCELLED)),
          clock(
              "next_response",
              on(CUSTOMER_REPLIED, REOPENED),
              IF_CUSTOMER_WAITS,
              NONE,
              on(AGENT_REPLIED),
              on(RESOLVED, CLOSED, CANCELLED)),
          clock(
              "acknowledgement",
              on(ESCALATED),
              ALWAYS,
              NONE,
              on(ASSIGNED, AGENT_REPLIED, RESOLVED, CLOSED),
              on(ESCALATED, DEESCALATED, CANCELLED)),
          ESCALATION,
          clock(
              "customer_update",
              on(ESCALATED, AGENT_REPLIED),
              IF_ESCALATED,
              on(WAITING_ON_CUSTOMER),
              on(AGENT_REPLIED),
              on(RESOLVED, CLOSED, DEESCALATED, CANCELLED)),
          reopened(
              "resolution",
              on(CASE_OPENED),
              on(WAITING_ON_CUSTOMER, ON_HOLD),
              on(RESOLVED, CLOSED),
              on(CANCELLED)),
          reopened("total_resolution", on(CASE_OPENED), NONE, on(RESOLVED, CLOSED), on(CANCELLED)),
          clock(
              "follow_up",
              on(RESOLVED),
              IF_FIRST_SOLUTION,
              NONE,
              on(CONFIRMED, SATISFACTION_RATED),
              on(REOPENED, CANCELLED)));

  /** A clock declared by a policy. CANCELLED is final and ends it in any case. */
  static ClockDefinition further(
      String name,
      Set<EventType> starts,
      Set<EventType> pauses,
      Set<EventType> stops,
      Set<EventType> cancels) {
    Set<EventType> ends = EnumSet.of(CANCELLED);
    ends.addAll(cancels);
    ends.removeAll(stops);
    return clock(name, starts, ALWAYS, pauses, stops, ends);
  }

  private static ClockDefinition clock(
      String name,
      Set<EventType> starts,
      Start start,
      Set<EventType> pauses,
      Set<EventType> stops,
      Set<EventType> cancels) {
    return new ClockDefinition(name, starts, start, pauses, stops, cancels, false);
  }

  private static ClockDefinition reopened(
      String name,
      Set<EventType> starts,
      Set<EventType> pauses,
      Set<EventType> stops,
      Set<EventType> cancels) {
    return new ClockDefinition(name, starts, ALWAYS, pauses, stops, cancels, true);
  }

  private static Set<EventType> on(EventType... types) {
    Set<EventType> set = EnumSet.noneOf(EventType.class);
    Collections.addAll(set, types);
    return Collections.unmodifiableSet(set);
  }

  private static Map<String, ClockDefinition> byName(ClockDefinition... definitions) {
    Map<String, ClockDefinition> byName = new LinkedHashMap<>();
    for (ClockDefinition definition : List.of(definitions)) {
      byName.put(definition.name(), definition);
    }
    return Collections.unmodifiableMap(byName);
  }
}
