package io.escalations.core.policy;

import io.escalations.core.event.Attributes;
import java.util.List;
import java.util.Map;

/**
 * One version of the SLA policy.
 *
 * @param effectiveFrom epoch milliseconds UTC
 * @param migrate whether running clock instances move to it at {@code effectiveFrom}
 * @param rulesByClock in the order of the file
 */
public record SlaPolicy(String version, long effectiveFrom, boolean migrate, Map<String, List<TargetRule>> rulesByClock) {

  /** The first rule for the clock that matches, or null: no rule, no target. */
  public TargetRule firstMatch(String clock, Attributes attributes) {
    for (TargetRule rule : rulesByClock.getOrDefault(clock, List.of())) {
      if (rule.matches(attributes)) {
        return rule;
      }
    }
    return null;
  }
}
