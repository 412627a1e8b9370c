package io.escalations.core.sla;

import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.event.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which clocks an event starts, and on REOPENED which run on, start anew or stay. */
final class ClockStarts {
  private static final List<ClockDefinition> BUILT_IN =
      List.copyOf(ClockDefinition.BUILT_IN.values());
  private static final Map<EventType, List<ClockDefinition>> STARTED_BY = startedBy();

  private final PolicyVersions policies;
  private final ClockRuns runs;
  private final StartConditions conditions;

  ClockStarts(PolicyVersions policies, ClockRuns runs) {
    this(policies, runs, new StartConditions());
  }

  private ClockStarts(PolicyVersions policies, ClockRuns runs, StartConditions conditions) {
    this.policies = policies;
    this.runs = runs;
    this.conditions = conditions;
  }

  /** The same for a copy of the instances. */
  ClockStarts copy(ClockRuns its) {
    return new ClockStarts(policies, its, conditions.copy());
  }

  private static Map<EventType, List<ClockDefinition>> startedBy() {
    Map<EventType, List<ClockDefinition>> startedBy = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      startedBy.put(
          type,
          BUILT_IN.stream().filter(definition -> definition.starts().contains(type)).toList());
    }
    return startedBy;
  }

  void apply(ClockInput input) {
    if (input.type() == EventType.REOPENED) {
      reopen(input);
    }
    List<ClockDefinition> builtIn = STARTED_BY.get(input.type());
    for (int i = 0; i < builtIn.size(); i++) {
      startIfAllowed(builtIn.get(i), input);
    }
    SlaPolicy inForce = policies.inForceAt(input.instant());
    if (inForce != null && !inForce.clocks().isEmpty()) {
      for (ClockDefinition definition : inForce.clocks().values()) {
        if (definition.starts().contains(input.type())) {
          startIfAllowed(definition, input);
        }
      }
    }
    conditions.remember(input);
  }

  private void startIfAllowed(ClockDefinition definition, ClockInput input) {
    boolean escalated =
        definition.start() == ClockDefinition.Start.IF_ESCALATED
            && runs.isAnyRunning(ClockDefinition.ESCALATION.name());
    if (conditions.hold(
        definition.start(), input, runs.isAnyRunning(definition.name()), escalated)) {
      ClockRun before = runs.latest(definition.name());
      start(definition, before == null ? 1 : before.instance() + 1, input);
    }
  }

  private void start(ClockDefinition definition, int instance, ClockInput input) {
    runs.add(new ClockRun(definition, instance, input, policies.inForceAt(input.instant())));
  }

  private void reopen(ClockInput input) {
    for (int i = 0; i < BUILT_IN.size(); i++) {
      ClockRun stopped =
          BUILT_IN.get(i).followsReopen() ? runs.latest(BUILT_IN.get(i).name()) : null;
      if (stopped != null) {
        reopen(stopped, input);
      }
    }
  }

  private void reopen(ClockRun stopped, ClockInput input) {
    switch (stopped.onReopen()) {
      case FROZEN -> {}
      case NEW_CYCLE -> start(stopped.definition(), stopped.instance() + 1, input);
      case RESUME -> {
        if (stopped.isBreached()) {
          start(stopped.definition(), stopped.instance() + 1, input);
        } else {
          stopped.resume(input.instant(), input.attributes());
          runs.resume(stopped);
          stopped.reconsider(input.instant(), input.attributes());
        }
      }
    }
  }
}
