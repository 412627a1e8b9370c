package io.escalations.core.policy;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import java.util.List;
import java.util.Map;

/**
 * One version of the SLA policy.
 *
 * @param effectiveFrom epoch milliseconds UTC
 * @param migrate whether running clock instances move to it at {@code effectiveFrom}
 * @param calendars by name, in the order of the file
 * @param clocks those it declares beside the built-in ones, by name
 * @param rulesByClock in the order of the file
 */
public record SlaPolicy(
    String version,
    long effectiveFrom,
    boolean migrate,
    Map<String, WorkingTime> calendars,
    Map<String, ClockDefinition> clocks,
    Map<String, List<TargetRule>> rulesByClock,
    AutoEscalation autoEscalation) {

  /** The first rule for the clock that matches, or null: no rule, no target. */
  public TargetRule firstMatch(String clock, Attributes attributes) {
    List<TargetRule> rules = rulesByClock.get(clock);
    if (rules != null) {
      for (TargetRule rule : rules) {
        if (rule.matches(attributes)) {
          return rule;
        }
      }
    }
    return null;
  }
}
