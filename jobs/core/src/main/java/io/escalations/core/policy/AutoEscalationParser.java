package io.escalations.core.policy;

import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.Priority;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code auto_escalation} of a policy file. */
final class AutoEscalationParser {
  private AutoEscalationParser() {}

  /**
   * @throws UserError naming file, line, key and reason
   */
  static AutoEscalation parse(YamlNode node) {
    node.onlyKeys("failed_attempts", "rating_at_most", "open_for");
    Map<Priority, Long> openFor = new EnumMap<>(Priority.class);
    node.find("open_for")
        .ifPresent(
            limits ->
                limits
                    .entries()
                    .forEach((name, limit) -> openFor.put(priority(name, limit), millis(limit))));
    return new AutoEscalation(
        node.find("failed_attempts").map(value -> value.integer(1, Integer.MAX_VALUE)).orElse(null),
        node.find("rating_at_most").map(value -> value.integer(1, 5)).orElse(null),
        openFor);
  }

  private static Priority priority(String name, YamlNode at) {
    return Arrays.stream(Priority.values())
        .filter(priority -> priority.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                at.error(
                    "'"
                        + name
                        + "' is none of "
                        + Arrays.stream(Priority.values())
                            .map(Priority::name)
                            .collect(Collectors.joining(", "))));
  }

  private static long millis(YamlNode limit) {
    try {
      return Durations.parse(limit.text());
    } catch (IllegalArgumentException e) {
      throw limit.error(e.getMessage());
    }
  }
}
