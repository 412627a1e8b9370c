package io.escalations.core.policy;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the {@code rules} of a policy file: per clock, the first that matches sets the target. */
final class RuleParser {
  private static final String DEADLINE = "due_at";

  private final Map<String, ClockDefinition> clocks;
  private final Map<String, WorkingTime> calendars;
  private final WhenParser whenParser;
  private final Findings findings;
  private final Map<String, List<TargetRule>> rulesByClock = new LinkedHashMap<>();

  /**
   * @param clocks those that a rule may name, built-in ones included
   * @param calendars those that a rule may name
   */
  RuleParser(
      Map<String, ClockDefinition> clocks,
      Map<String, WorkingTime> calendars,
      WhenParser whenParser,
      Findings findings) {
    this.clocks = clocks;
    this.calendars = calendars;
    this.whenParser = whenParser;
    this.findings = findings;
  }

  /** By clock, in the order of the file. */
  Map<String, List<TargetRule>> rulesByClock() {
    return rulesByClock;
  }

  void parse(YamlNode node) {
    int before = findings.mistakes().size();
    findings.onlyKeys(
        node, "clock", "when", "target", "calendar", "warn_at", "on_change", "on_reopen");
    Optional<String> clock = findings.read(node, "clock", this::clock);
    WhenCondition when =
        findings.read(node, "when", whenParser::parse, new WhenCondition(List.of()));
    Optional<String> calendar =
        findings
            .find(node, "calendar")
            .flatMap(given -> findings.check(() -> calendar(given), Optional.empty()));
    Optional<Target> target = findings.read(node, "target", given -> target(given, calendar));
    if (target.isPresent()
        && !target.get().isDeadline()
        && findings.find(node, "calendar").isEmpty()) {
      findings.add(
          node.error(
              "'calendar' is missing; only a rule with 'target: due_at' can do without"
                  + Known.of(calendars.keySet()).instead("", "here")));
    }
    List<Integer> warnAt = findings.read(node, "warn_at", this::percents, List.<Integer>of());
    OnChange onChange =
        findings.read(node, "on_change", value -> value.oneOf(OnChange.class), OnChange.CARRY);
    OnReopen onReopen =
        findings.read(node, "on_reopen", value -> value.oneOf(OnReopen.class), OnReopen.RESUME);
    if (findings.mistakes().size() == before) {
      add(
          node,
          new TargetRule(
              clock.orElseThrow(),
              when,
              target.orElseThrow().millis(),
              calendar.orElse(null),
              calendar.map(calendars::get).orElse(WorkingTime.ALWAYS),
              warnAt,
              onChange,
              onReopen));
    }
  }

  private void add(YamlNode node, TargetRule rule) {
    List<TargetRule> earlier =
        rulesByClock.computeIfAbsent(rule.clock(), name -> new ArrayList<>());
    if (Shadowing.hides(rule, earlier)) {
      findings.add(
          node.error(
              "can never match: earlier rules for "
                  + rule.clock()
                  + " match every case it is for; put it before them, or leave it out"));
      return;
    }
    earlier.add(rule);
    RuleWarnings.find(node, rule, clocks.get(rule.clock()), findings);
  }

  private String clock(YamlNode node) {
    ClockDefinition definition = clocks.get(node.text());
    if (definition == null) {
      throw node.error(
          "unknown clock '"
              + node.text()
              + "'"
              + Known.of(clocks.keySet()).instead(node.text(), "here"));
    }
    return definition.name(); // the very name, which is found sooner than an equal one
  }

  private Optional<String> calendar(YamlNode node) {
    if (!calendars.containsKey(node.text())) {
      throw node.error(
          "unknown calendar '"
              + node.text()
              + "'"
              + Known.of(calendars.keySet()).instead(node.text(), "here"));
    }
    return Optional.of(node.text());
  }

  /**
   * @param millis null: the deadline promised to the case
   */
  private record Target(Long millis) {
    private boolean isDeadline() {
      return millis == null;
    }
  }

  private Target target(YamlNode node, Optional<String> calendar) {
    if (node.text().equals(DEADLINE)) {
      return new Target(null);
    }
    try {
      return new Target(
          Durations.parse(
              node.text(), calendar.map(calendars::get).orElse(WorkingTime.ALWAYS).workingDay()));
    } catch (IllegalArgumentException e) {
      throw node.error(e.getMessage());
    }
  }

  private List<Integer> percents(YamlNode list) {
    return List.copyOf(new TreeSet<>(findings.items(list, RuleParser::percent)));
  }

  private static int percent(YamlNode item) {
    if (item.text().equals("100")) {
      throw item.error(
          "100 is the breach itself, of which an alert is raised anyway: leave it out");
    }
    return item.integer(1, 99);
  }
}
