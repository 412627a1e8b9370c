package io.escalations.core.policy;

import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one of the {@code clocks} of a policy file. A clock that could never run is refused. */
final class ClockParser {
  /** HEARTBEAT is about no case. */
  private static final Set<EventType> OF_A_CASE =
      EnumSet.complementOf(EnumSet.of(EventType.HEARTBEAT));

  private static final Set<EventType> PAUSES =
      EnumSet.of(EventType.WAITING_ON_CUSTOMER, EventType.ON_HOLD);

  private ClockParser() {}

  /**
   * @throws UserError naming file, line, key and reason
   */
  static ClockDefinition parse(String name, YamlNode node) {
    node.onlyKeys("start", "pause", "stop", "cancel");
    if (name.isBlank()) {
      throw node.error("a clock needs a name");
    }
    if (ClockDefinition.BUILT_IN.containsKey(name)) {
      throw node.error(
          "'" + name + "' is one of the clocks that are always there; give yours another name");
    }
    Set<EventType> start = types(node, "start", OF_A_CASE);
    Set<EventType> stop = types(node, "stop", OF_A_CASE);
    Set<EventType> cancel = types(node, "cancel", OF_A_CASE);
    if (start.isEmpty()) {
      throw node.error("'start' is missing: a clock that nothing starts can never run");
    }
    if (stop.isEmpty()) {
      throw node.error("'stop' is missing: a clock that nothing stops can never be met");
    }
    if (start.contains(EventType.CANCELLED)) {
      throw node.get("start").error("CANCELLED is final: nothing starts at it");
    }
    refuseIfEndedByItsStart(node, start, stop, "stop");
    refuseIfEndedByItsStart(node, start, cancel, "cancel");
    Set<EventType> ends = EnumSet.copyOf(stop);
    ends.addAll(cancel);
    refuseIfEndedByItsStart(node, start, ends, "stop or cancel");
    return ClockDefinition.further(name, start, types(node, "pause", PAUSES), stop, cancel);
  }

  private static void refuseIfEndedByItsStart(
      YamlNode node, Set<EventType> start, Set<EventType> ends, String key) {
    if (ends.containsAll(start)) {
      throw node.get("start")
          .error("can never run: each of " + names(start) + " stands under " + key + " too");
    }
  }

  private static Set<EventType> types(YamlNode node, String key, Set<EventType> allowed) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    node.find(key).ifPresent(list -> list.items().forEach(item -> types.add(type(item, allowed))));
    return types;
  }

  private static EventType type(YamlNode item, Set<EventType> allowed) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.name().equals(item.text()) && allowed.contains(type))
        .findFirst()
        .orElseThrow(() -> item.error("'" + item.text() + "' is none of " + names(allowed)));
  }

  private static String names(Set<EventType> types) {
    return types.stream().map(EventType::name).collect(Collectors.joining(", "));
  }
}
