package io.escalations.core.policy;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.event.Attributes;
import java.util.List;

/**
 * One rule of a policy: which cases it is for and what it asks of a clock.
 *
 * @param targetMillis counted milliseconds; null when the target is the deadline promised to the
 *     case ({@code due_at})
 * @param calendar name in the policy; null only with {@code due_at}
 * @param workingTime what the calendar counts
 * @param warnAt percents of the target, 1 to 99, ascending
 */
public record TargetRule(
    String clock,
    WhenCondition when,
    Long targetMillis,
    String calendar,
    WorkingTime workingTime,
    List<Integer> warnAt,
    OnChange onChange,
    OnReopen onReopen) {

  /** Whether the target is the instant promised to the case instead of a length of time. */
  public boolean isDeadline() {
    return targetMillis == null;
  }

  boolean matches(Attributes attributes) {
    return when.matches(attributes) && !(isDeadline() && attributes.dueAt() == null);
  }
}
