package io.escalations.cli.policy;

import io.escalations.core.policy.AutoEscalation;
import io.escalations.core.policy.CheckedPolicy;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.CountedLength;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was understood of a good policy, line by line. */
public final class PolicyReport {
  private final SlaPolicy policy;
  private final LocalDate from;
  private final List<String> lines = new ArrayList<>();

  private PolicyReport(SlaPolicy policy, LocalDate from) {
    this.policy = policy;
    this.from = from;
  }

  /**
   * @param from calendars are shown for twelve months from here
   */
  public static List<String> of(CheckedPolicy checked, LocalDate from, JollydayHolidays holidays) {
    PolicyReport report = new PolicyReport(checked.policy(), from);
    report.force(checked.ignoresCase());
    report.calendars(holidays);
    report.targets();
    report.autoEscalation();
    report.warnings(checked.warnings());
    return report.lines;
  }

  private void force(boolean ignoresCase) {
    lines.add(
        "In force from "
            + Times.format(policy.effectiveFrom())
            + " for clocks that start from then on"
            + (policy.migrate()
                ? ", and for those that run then, which move to it."
                : "; those that run then keep their targets."));
    lines.add(
        ignoresCase
            ? "Texts compare regardless of capital letters."
            : "Texts compare exactly, capital letters too.");
  }

  private void calendars(JollydayHolidays holidays) {
    if (!policy.calendars().isEmpty()) {
      lines.add("");
      lines.add("Calendars, and their hours in twelve months");
      policy
          .calendars()
          .forEach(
              (name, calendar) -> lines.addAll(CalendarReport.of(name, calendar, from, holidays)));
    }
  }

  private void targets() {
    Map<String, ClockDefinition> clocks = new LinkedHashMap<>(ClockDefinition.BUILT_IN);
    clocks.putAll(policy.clocks());
    lines.add("");
    lines.add("Targets, by the first rule that matches; times are those of the calendar's zone");
    List<String> without = new ArrayList<>();
    clocks.forEach(
        (name, clock) -> {
          if (policy.rulesByClock().containsKey(name)) {
            lines.addAll(RuleReport.of(clock, policy.rulesByClock().get(name), from));
          } else {
            without.add(name);
          }
        });
    if (!without.isEmpty()) {
      lines.add("  no rule, so no clock: " + String.join(", ", without));
    }
  }

  private void autoEscalation() {
    AutoEscalation asked = policy.autoEscalation();
    List<String> when = new ArrayList<>();
    if (asked.failedAttempts() != null) {
      when.add("after " + asked.failedAttempts() + " failed attempts");
    }
    if (asked.ratingAtMost() != null) {
      when.add("at a rating of " + asked.ratingAtMost() + " or less");
    }
    if (!asked.openForMillis().isEmpty()) {
      when.add(
          new TreeMap<>(asked.openForMillis())
              .entrySet().stream()
                  .map(limit -> limit.getKey() + " " + CountedLength.text(limit.getValue()))
                  .collect(Collectors.joining(", ", "open and never escalated for ", "")));
    }
    if (!when.isEmpty()) {
      lines.add("");
      lines.add("Alert ESCALATION_DUE " + String.join("; ", when));
    }
  }

  private void warnings(List<String> warnings) {
    if (!warnings.isEmpty()) {
      lines.add("");
      lines.add("Warnings");
      warnings.forEach(warning -> lines.add("  " + warning));
    }
  }
}
