package io.escalations.cli.policy;

import io.escalations.core.calendar.CalendarDay;
import io.escalations.core.calendar.WorkingHours;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.CountedLength;
import io.escalations.core.policy.TargetRule;
import io.escalations.schemas.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the rules of one clock ask for, in words and by an example. */
final class RuleReport {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
  private static final LocalTime MORNING = LocalTime.of(10, 0);

  private final ClockDefinition clock;
  private final LocalDate from;
  private final List<String> lines = new ArrayList<>();

  private RuleReport(ClockDefinition clock, LocalDate from) {
    this.clock = clock;
    this.from = from;
  }

  /**
   * @param from the examples start after it
   */
  static List<String> of(ClockDefinition clock, List<TargetRule> rules, LocalDate from) {
    RuleReport report = new RuleReport(clock, from);
    report.lines.add("  " + clock.name());
    for (int i = 0; i < rules.size(); i++) {
      report.rule(i + 1, rules.get(i));
    }
    TargetRule last = rules.get(rules.size() - 1);
    if (!last.when().wanted().isEmpty() || last.isDeadline()) {
      report.lines.add("    every other case: no " + clock.name() + " clock");
    }
    return report.lines;
  }

  private void rule(int number, TargetRule rule) {
    lines.add("    " + number + ". " + rule.when() + ": " + target(rule) + alerts(rule));
    if (!rule.isDeadline()) {
      lines.add("       for example " + example(rule));
    }
    lines.add("       " + change(rule) + (clock.followsReopen() ? "; " + reopen(rule) : ""));
  }

  private static String target(TargetRule rule) {
    if (rule.isDeadline()) {
      return "by the deadline promised to the case (due_at), whatever the hours; none, no clock";
    }
    String counted = CountedLength.text(rule.targetMillis());
    return rule.workingTime() instanceof WorkingHours hours
        ? counted
            + " of "
            + rule.calendar()
            + " hours ("
            + CountedLength.workingDays(rule.targetMillis(), hours.workingDay())
            + " of "
            + CountedLength.text(hours.workingDay())
            + ")"
        : counted + ", every instant counts";
  }

  private static String alerts(TargetRule rule) {
    return rule.warnAt().isEmpty()
        ? ""
        : rule.warnAt().stream()
            .map(percent -> percent + " %")
            .collect(Collectors.joining(", ", ", warns at ", ""));
  }

  private String example(TargetRule rule) {
    ZonedDateTime start = start(rule.workingTime());
    long due = rule.workingTime().add(start.toInstant().toEpochMilli(), rule.targetMillis());
    ZonedDateTime dueThere = Instant.ofEpochMilli(due).atZone(start.getZone());
    return local(start) + " -> due " + local(dueThere) + " (" + Times.format(due) + ")";
  }

  private static String local(ZonedDateTime time) {
    return LOCAL.format(time).replaceFirst(":00$", "");
  }

  /** The next Monday, or the first regular day after it: an hour after it opens. */
  private ZonedDateTime start(WorkingTime calendar) {
    LocalDate date = from.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    if (!(calendar instanceof WorkingHours hours)) {
      return date.atTime(MORNING).atZone(ZoneOffset.UTC);
    }
    CalendarDay day = hours.on(date);
    while (!day.isRegular() || day.hours().isEmpty()) {
      date = date.plusDays(1);
      day = hours.on(date);
    }
    ZoneId zone = hours.zone();
    LocalTime opens = LocalTime.parse(day.hours().get(0).substring(0, 5));
    return date.atTime(opens).atZone(zone).plusHours(1);
  }

  private static String change(TargetRule rule) {
    return switch (rule.onChange()) {
      case CARRY -> "another rule matches later: counted time carries over to its target";
      case RESET -> "another rule matches later: its target runs in full from there";
      case KEEP -> "another rule matches later: this target stays";
    };
  }

  private static String reopen(TargetRule rule) {
    return switch (rule.onReopen()) {
      case RESUME -> "reopened: runs on with what was left";
      case NEW_CYCLE -> "reopened: starts anew with the full target";
      case FROZEN -> "reopened: stays as it was";
    };
  }
}
