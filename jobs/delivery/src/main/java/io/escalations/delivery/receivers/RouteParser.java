package io.escalations.delivery.receivers;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.remote.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads routes; a value that no alert can have is refused, not ignored. */
final class RouteParser {
  private static final int MOST_SINGLY = 1_000;

  private final Findings findings;
  private final Known receivers;
  private final Set<String> named = new LinkedHashSet<>();
  private final Map<String, String> calendars = new LinkedHashMap<>();

  RouteParser(Findings findings, Set<String> receivers) {
    this.findings = findings;
    this.receivers = Known.of(receivers);
  }

  /** Receivers that are named somewhere. */
  Set<String> named() {
    return named;
  }

  /** Calendars that are named, and where. */
  Map<String, String> calendars() {
    return calendars;
  }

  Route parse(YamlNode node, GroupTimes usual) {
    findings.onlyKeys(
        node,
        "when",
        "to",
        "continue",
        "escalate",
        "hours",
        "group_wait",
        "group_interval",
        "repeat_interval",
        "storm_after");
    return new Route(
        findings.read(node, "when", this::condition, AlertCondition.ALL),
        findings.read(node, "continue", YamlNode::bool, false),
        findings.read(node, "to", this::names).orElse(List.of()),
        findings.read(node, "escalate", this::ladder, List.of()),
        findings.read(node, "hours", this::calendar, null),
        times(node, usual));
  }

  /** How alerts wait for each other, where something else is usual. */
  GroupTimes times(YamlNode node, GroupTimes usual) {
    return new GroupTimes(
        findings.read(node, "group_wait", Values::lengthOrNone, usual.waitMillis()),
        findings.read(node, "group_interval", Values::length, usual.intervalMillis()),
        findings.read(node, "repeat_interval", Values::length, usual.repeatMillis()),
        findings.read(node, "storm_after", value -> value.integer(0, MOST_SINGLY), usual.singly()));
  }

  /** One receiver or more. */
  List<String> names(YamlNode node) {
    List<String> names = new ArrayList<>();
    for (YamlNode one : Values.oneOrMore(node)) {
      findings.check(() -> names.add(name(one)), false);
    }
    return names;
  }

  private String name(YamlNode node) {
    String name = Values.text(node);
    if (!receivers.names().contains(name)) {
      throw node.error(
          "there is no receiver '" + name + "'" + receivers.instead(name, "in this file"));
    }
    named.add(name);
    return name;
  }

  private String calendar(YamlNode node) {
    String name = Values.text(node);
    calendars.putIfAbsent(name, node.error("'" + name + "'").getMessage());
    return name;
  }

  private List<Rung> ladder(YamlNode node) {
    List<Rung> ladder = new ArrayList<>();
    for (YamlNode item : node.items()) {
      findings.onlyKeys(item, "after", "to");
      long after = findings.read(item, "after", Values::length).orElse(0L);
      if (!ladder.isEmpty() && after > 0 && after <= ladder.get(ladder.size() - 1).afterMillis()) {
        findings.add(
            item.error(
                "'after' counts from the first call, so it must be more than that of the step"
                    + " before"));
      }
      ladder.add(new Rung(after, findings.read(item, "to", this::names).orElse(List.of())));
    }
    return ladder;
  }

  private AlertCondition condition(YamlNode node) {
    Map<AlertField, Set<String>> wanted = new EnumMap<>(AlertField.class);
    findings
        .entries(node)
        .forEach(
            (key, values) ->
                findings.check(() -> wanted.put(field(key, values), values(key, values)), null));
    return new AlertCondition(wanted);
  }

  private static AlertField field(String key, YamlNode at) {
    for (AlertField field : AlertField.values()) {
      if (key(field).equals(key)) {
        return field;
      }
    }
    throw at.error(
        "unknown key"
            + Known.of(Arrays.stream(AlertField.values()).map(RouteParser::key).toList())
                .instead(key, "here"));
  }

  private static String key(AlertField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private Set<String> values(String key, YamlNode node) {
    AlertField field = field(key, node);
    Set<String> values = new LinkedHashSet<>();
    for (YamlNode one : Values.oneOrMore(node)) {
      findings.check(() -> values.add(value(field, one)), false);
    }
    return values;
  }

  private static String value(AlertField field, YamlNode node) {
    String value = node.text();
    if (!field.allowed().isEmpty() && !field.allowed().contains(value)) {
      throw node.error(
          "'"
              + value
              + "' is no "
              + key(field)
              + Known.of(field.allowed()).instead(value, "values"));
    }
    if (!field.isPossible(value)) {
      throw node.error(
          "can never match: a level is a whole percentage from 1 to 100, or ESCALATION_DUE, found '"
              + value
              + "'");
    }
    return value;
  }
}
