package io.escalations.core.policy;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.event.Priority;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code auto_escalation} of a policy file. */
final class AutoEscalationParser {
  private static final Known PRIORITIES =
      Known.of(Arrays.stream(Priority.values()).map(Priority::name).toList());

  private AutoEscalationParser() {}

  static AutoEscalation parse(YamlNode node, Findings findings) {
    findings.onlyKeys(node, "failed_attempts", "rating_at_most", "open_for");
    Map<Priority, Long> openFor = new EnumMap<>(Priority.class);
    findings
        .find(node, "open_for")
        .ifPresent(
            limits ->
                findings
                    .entries(limits)
                    .forEach(
                        (name, limit) ->
                            findings.check(
                                () -> openFor.put(priority(name, limit), millis(limit)))));
    return new AutoEscalation(
        findings.read(node, "failed_attempts", value -> value.integer(1, Integer.MAX_VALUE), null),
        findings.read(node, "rating_at_most", value -> value.integer(1, 5), null),
        openFor);
  }

  private static Priority priority(String name, YamlNode at) {
    if (!PRIORITIES.names().contains(name)) {
      throw at.error("'" + name + "' is no priority" + PRIORITIES.instead(name, "values"));
    }
    return Priority.valueOf(name);
  }

  /** Wall time, so that a working day is nothing here. */
  private static long millis(YamlNode limit) {
    try {
      return Durations.parse(limit.text(), 0);
    } catch (IllegalArgumentException e) {
      throw limit.error(e.getMessage());
    }
  }
}
