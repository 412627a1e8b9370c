package io.escalations.core.agreement;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.policy.TargetRule;
import io.escalations.schemas.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is tried to explain a difference, the likeliest first. */
final class Hypotheses {
  private static final String EVERY_HOUR = "every hour";

  private Hypotheses() {}

  /**
   * @param policies those the facts follow
   */
  static List<Hypothesis> of(PolicyVersions policies) {
    List<Hypothesis> all = new ArrayList<>();
    all.add(
        ignoring(
            Cause.PAUSE,
            "it does not pause its clock while the case waits or is on hold",
            policies,
            EventType.WAITING_ON_CUSTOMER,
            EventType.ON_HOLD));
    all.add(
        ignoring(
            Cause.PAUSE,
            "it does not pause its clock while the case is on hold",
            policies,
            EventType.ON_HOLD));
    all.add(
        ignoring(
            Cause.PAUSE,
            "it does not pause its clock while the case waits for the customer",
            policies,
            EventType.WAITING_ON_CUSTOMER));
    calendars(policies)
        .forEach(
            calendar ->
                all.add(
                    new Hypothesis(
                        Cause.CALENDAR,
                        "it counts " + calendar,
                        withCalendar(policies, calendar),
                        Set.of(),
                        null)));
    all.add(
        new Hypothesis(
            Cause.STOP,
            "it stops its clock at CLOSED only",
            policies,
            Set.of(EventType.RESOLVED),
            EventType.CLOSED));
    all.add(
        ignoring(
            Cause.STOP,
            "it keeps the first stop when the case is reopened",
            policies,
            EventType.REOPENED));
    if (policies.ascending().size() > 1) {
      for (SlaPolicy version : policies.ascending()) {
        all.add(
            new Hypothesis(
                Cause.VERSION,
                "it judges by version " + version.version(),
                PolicyVersions.always(version),
                Set.of(),
                null));
      }
    }
    return List.copyOf(all);
  }

  private static Hypothesis ignoring(
      Cause cause, String text, PolicyVersions policies, EventType... types) {
    return new Hypothesis(cause, text, policies, Set.of(types), null);
  }

  private static Set<String> calendars(PolicyVersions policies) {
    Set<String> names = new TreeSet<>(Set.of(EVERY_HOUR));
    policies.ascending().forEach(policy -> names.addAll(policy.calendars().keySet()));
    return names;
  }

  /** Every rule counts by one calendar; a version that has none of that name stays as it is. */
  private static PolicyVersions withCalendar(PolicyVersions policies, String name) {
    return PolicyVersions.of(
        policies.ascending().stream().map(policy -> withCalendar(policy, name)).toList());
  }

  private static SlaPolicy withCalendar(SlaPolicy policy, String name) {
    WorkingTime hours = name.equals(EVERY_HOUR) ? WorkingTime.ALWAYS : policy.calendars().get(name);
    if (hours == null) {
      return policy;
    }
    Map<String, List<TargetRule>> rules = new LinkedHashMap<>();
    policy
        .rulesByClock()
        .forEach(
            (clock, ofClock) ->
                rules.put(
                    clock, ofClock.stream().map(rule -> counting(rule, name, hours)).toList()));
    return new SlaPolicy(
        policy.version(),
        policy.effectiveFrom(),
        policy.migrate(),
        policy.calendars(),
        policy.clocks(),
        rules,
        policy.autoEscalation());
  }

  private static TargetRule counting(TargetRule rule, String name, WorkingTime hours) {
    return rule.isDeadline()
        ? rule
        : new TargetRule(
            rule.clock(),
            rule.when(),
            rule.targetMillis(),
            name,
            hours,
            rule.warnAt(),
            rule.onChange(),
            rule.onReopen());
  }
}
