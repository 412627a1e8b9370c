package io.escalations.core.policy;

import io.escalations.core.calendar.CalendarParser;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.policy.WhenCondition.Attribute;
import io.escalations.core.policy.WhenCondition.Wanted;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reads a policy's text. One with any mistake is refused whole, with file, line, key and reason of
 * each.
 */
public final class PolicyParser {
  private final List<String> findings = new ArrayList<>();
  private final Map<String, WorkingTime> calendars = new LinkedHashMap<>();
  private final Map<String, ClockDefinition> clocks = new LinkedHashMap<>();
  private final Map<String, List<TargetRule>> rulesByClock = new LinkedHashMap<>();

  private PolicyParser() {}

  /**
   * @param file its name, for messages
   * @param text with its holidays resolved, see {@link PolicyText}
   * @throws RefusedPolicy naming file, line, key and reason
   */
  public static SlaPolicy parse(String file, String text) {
    PolicyParser parser = new PolicyParser();
    SlaPolicy policy = parser.policy(PolicyText.parse(file, text));
    if (!parser.findings.isEmpty()) {
      throw new RefusedPolicy(parser.findings);
    }
    return policy;
  }

  private SlaPolicy policy(PolicyText text) {
    YamlNode root = text.policy();
    check(
        () ->
            root.onlyKeys(
                "version",
                "effective_from",
                "migrate",
                "calendars",
                "clocks",
                "rules",
                "auto_escalation"));
    String version = check(() -> version(root.get("version")), "");
    long effectiveFrom = check(() -> instant(root.get("effective_from")), 0L);
    boolean migrate = check(() -> root.find("migrate").map(YamlNode::bool).orElse(false), false);
    check(
        () ->
            root.find("calendars")
                .ifPresent(
                    node ->
                        node.entries()
                            .forEach((name, calendar) -> calendar(name, calendar, text))));
    check(() -> root.find("clocks").ifPresent(node -> node.entries().forEach(this::clock)));
    check(() -> root.get("rules").items().forEach(rule -> check(() -> rule(rule))));
    AutoEscalation autoEscalation =
        check(
            () ->
                root.find("auto_escalation")
                    .map(AutoEscalationParser::parse)
                    .orElse(AutoEscalation.NONE),
            AutoEscalation.NONE);
    return new SlaPolicy(version, effectiveFrom, migrate, clocks, rulesByClock, autoEscalation);
  }

  /** What is wrong in one part is noted, and the rest is read all the same. */
  private void check(Runnable part) {
    try {
      part.run();
    } catch (UserError e) {
      findings.add(e.getMessage());
    }
  }

  private <T> T check(Supplier<T> part, T instead) {
    try {
      return part.get();
    } catch (UserError e) {
      findings.add(e.getMessage());
      return instead;
    }
  }

  private static String version(YamlNode node) {
    if (node.text().isBlank()) {
      throw node.error("a version needs a name");
    }
    return node.text();
  }

  private static long instant(YamlNode node) {
    try {
      return Times.parse(node.text());
    } catch (DateTimeException e) {
      throw node.error(
          "expected a time with an offset such as 2016-01-01T00:00:00Z, found '"
              + node.text()
              + "'");
    }
  }

  /** A calendar that is refused still has a name that rules may use. */
  private void calendar(String name, YamlNode node, PolicyText text) {
    calendars.put(
        name, check(() -> CalendarParser.parse(node, text.holidays()), WorkingTime.ALWAYS));
  }

  /** A clock that is refused still has a name that rules may use. */
  private void clock(String name, YamlNode node) {
    ClockDefinition nothing = ClockDefinition.further(name, Set.of(), Set.of(), Set.of(), Set.of());
    clocks.put(name, check(() -> ClockParser.parse(name, node), nothing));
  }

  private void rule(YamlNode node) {
    node.onlyKeys("clock", "when", "target", "calendar", "warn_at", "on_change", "on_reopen");
    YamlNode clock = node.get("clock");
    if (!ClockDefinition.BUILT_IN.containsKey(clock.text()) && !clocks.containsKey(clock.text())) {
      List<String> known = new ArrayList<>(ClockDefinition.BUILT_IN.keySet());
      known.addAll(clocks.keySet());
      throw clock.error(
          "unknown clock '" + clock.text() + "' (known: " + String.join(", ", known) + ")");
    }
    Long target = target(node.get("target"));
    YamlNode calendar = node.find("calendar").orElse(null);
    if (calendar == null && target != null) {
      throw node.error("'calendar' is missing; only a rule with 'target: due_at' can do without");
    }
    if (calendar != null && !calendars.containsKey(calendar.text())) {
      throw calendar.error(
          "unknown calendar '"
              + calendar.text()
              + "' (defined here: "
              + String.join(", ", calendars.keySet())
              + ")");
    }
    TargetRule rule =
        new TargetRule(
            clock
                .text()
                .intern(), // of a built-in clock the very name that it has, which is found sooner
            // than an equal one
            node.find("when").map(PolicyParser::condition).orElse(new WhenCondition(List.of())),
            target,
            calendar == null ? null : calendar.text(),
            calendar == null ? WorkingTime.ALWAYS : calendars.get(calendar.text()),
            node.find("warn_at").map(PolicyParser::percents).orElse(List.of()),
            node.find("on_change").map(value -> value.oneOf(OnChange.class)).orElse(OnChange.CARRY),
            node.find("on_reopen")
                .map(value -> value.oneOf(OnReopen.class))
                .orElse(OnReopen.RESUME));
    List<TargetRule> earlier =
        rulesByClock.computeIfAbsent(rule.clock(), name -> new ArrayList<>());
    if (earlier.stream().anyMatch(other -> other.matchesWhenever(rule))) {
      throw node.error(
          "can never match: an earlier rule for " + rule.clock() + " matches every case it is for");
    }
    earlier.add(rule);
  }

  private static Long target(YamlNode node) {
    if (node.text().equals("due_at")) {
      return null;
    }
    try {
      return Durations.parse(node.text());
    } catch (IllegalArgumentException e) {
      throw node.error(e.getMessage() + ", or due_at");
    }
  }

  private static List<Integer> percents(YamlNode node) {
    Set<Integer> percents = new TreeSet<>();
    node.items().forEach(item -> percents.add(item.integer(1, 99)));
    return List.copyOf(percents);
  }

  private static WhenCondition condition(YamlNode node) {
    Map<Attribute, Wanted> wantedOf = new EnumMap<>(Attribute.class);
    node.entries()
        .forEach(
            (key, list) -> {
              Attribute attribute = attribute(key, list);
              Set<String> wanted = new LinkedHashSet<>();
              list.items().forEach(item -> wanted.add(value(attribute, item)));
              if (wanted.isEmpty()) {
                throw list.error("can never match: the list is empty");
              }
              wantedOf.put(attribute, new Wanted(attribute, wanted));
            });
    return new WhenCondition(List.copyOf(wantedOf.values()));
  }

  private static Attribute attribute(String key, YamlNode at) {
    for (Attribute attribute : Attribute.values()) {
      if (attribute.name().toLowerCase(Locale.ROOT).equals(key)) {
        return attribute;
      }
    }
    throw at.error(
        "unknown key (known here: "
            + String.join(", ", names(Attribute.values())).toLowerCase(Locale.ROOT)
            + ")");
  }

  /** A value no case can have would make a rule that never matches: refused, not ignored. */
  private static String value(Attribute attribute, YamlNode item) {
    return switch (attribute) {
      case PRIORITY -> exactly(item, Priority.values());
      case SEGMENT -> exactly(item, Segment.values());
      case CHANNEL -> exactly(item, Channel.values());
      case CATEGORY -> exactly(item, IssueCategory.values());
      case TIER -> String.valueOf(item.integer(1, 4));
      case DEPARTMENT, TEAM, TYPE, PRODUCT -> item.text();
    };
  }

  private static String exactly(YamlNode item, Enum<?>[] allowed) {
    List<String> names = names(allowed);
    if (!names.contains(item.text())) {
      throw item.error("'" + item.text() + "' is none of " + String.join(", ", names));
    }
    return names.get(
        names.indexOf(item.text())); // the constant's own, which is found sooner than an equal one
  }

  private static List<String> names(Enum<?>[] values) {
    List<String> names = new ArrayList<>();
    for (Enum<?> value : values) {
      names.add(value.name());
    }
    return names;
  }
}
