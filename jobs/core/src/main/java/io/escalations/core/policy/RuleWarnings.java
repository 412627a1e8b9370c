package io.escalations.core.policy;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import java.util.regex.Pattern;

/** What a rule says that is legal and probably not meant. */
final class RuleWarnings {
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final Pattern IN_DAYS = Pattern.compile("(?i).*\\d\\s*(d|days?)\\b.*|P\\d+[DW].*");
  private static final Pattern WORKING = Pattern.compile("(?i).*(working|business).*");

  private RuleWarnings() {}

  static void find(YamlNode node, TargetRule rule, ClockDefinition clock, Findings findings) {
    String written = node.get("target").text();
    long workingDay = rule.workingTime().workingDay();
    if (!rule.isDeadline()
        && workingDay < DAY
        && IN_DAYS.matcher(written).matches()
        && !WORKING.matcher(written).matches()) {
      findings.warn(
          node.get("target"),
          "'"
              + written
              + "' is "
              + CountedLength.text(rule.targetMillis())
              + " of counted time, which is "
              + CountedLength.workingDays(rule.targetMillis(), workingDay)
              + " of calendar "
              + rule.calendar()
              + " ("
              + CountedLength.text(workingDay)
              + " each); a target in working days is written 2wd");
    }
    if (node.find("on_reopen").isPresent() && !clock.followsReopen()) {
      findings.warn(
          node.get("on_reopen"),
          "has no effect: a reopen neither resumes nor restarts " + rule.clock());
    }
    if (rule.isDeadline() && rule.onChange() == OnChange.RESET) {
      findings.warn(
          node.get("on_change"), "has the effect of carry: a promised deadline is an instant");
    }
  }
}
