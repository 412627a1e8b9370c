package io.escalations.core.policy;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.event.EventType;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one of the {@code clocks} of a policy file. A clock that could never run is refused. */
final class ClockParser {
  /** HEARTBEAT is about no case, and RESTORED takes a cancellation back, nothing else. */
  private static final Set<EventType> OF_A_CASE =
      EnumSet.complementOf(EnumSet.of(EventType.HEARTBEAT, EventType.RESTORED));

  private static final Set<EventType> PAUSES =
      EnumSet.of(EventType.WAITING_ON_CUSTOMER, EventType.ON_HOLD);

  private ClockParser() {}

  static ClockDefinition parse(String name, YamlNode node, Findings findings) {
    int before = findings.mistakes().size();
    findings.onlyKeys(node, "start", "pause", "stop", "cancel");
    if (name.isBlank()) {
      findings.add(node.error("a clock needs a name"));
    }
    if (ClockDefinition.BUILT_IN.containsKey(name)) {
      findings.add(
          node.error(
              "'"
                  + name
                  + "' is one of the clocks that are always there; give yours another name"));
    }
    Set<EventType> start = types(node, "start", OF_A_CASE, findings);
    Set<EventType> pause = types(node, "pause", PAUSES, findings);
    Set<EventType> stop = types(node, "stop", OF_A_CASE, findings);
    Set<EventType> cancel = types(node, "cancel", OF_A_CASE, findings);
    if (findings.mistakes().size() == before) {
      refuseIfItCanNeverRun(node, start, stop, cancel);
    }
    return ClockDefinition.further(name, start, pause, stop, cancel);
  }

  private static void refuseIfItCanNeverRun(
      YamlNode node, Set<EventType> start, Set<EventType> stop, Set<EventType> cancel) {
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
  }

  private static void refuseIfEndedByItsStart(
      YamlNode node, Set<EventType> start, Set<EventType> ends, String key) {
    if (ends.containsAll(start)) {
      throw node.get("start")
          .error("can never run: each of " + names(start) + " stands under " + key + " too");
    }
  }

  private static Set<EventType> types(
      YamlNode node, String key, Set<EventType> allowed, Findings findings) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    findings
        .find(node, key)
        .ifPresent(list -> types.addAll(findings.items(list, item -> type(item, allowed))));
    return types;
  }

  private static EventType type(YamlNode item, Set<EventType> allowed) {
    Known known = Known.of(allowed.stream().map(EventType::name).toList());
    if (!known.names().contains(item.text())) {
      throw item.error(
          "'" + item.text() + "' cannot stand here" + known.instead(item.text(), "here"));
    }
    return EventType.valueOf(item.text());
  }

  private static String names(Set<EventType> types) {
    return types.stream().map(EventType::name).collect(Collectors.joining(", "));
  }
}
