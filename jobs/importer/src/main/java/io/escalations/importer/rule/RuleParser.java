package io.escalations.importer.rule;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.TimeCell;
import io.escalations.importer.condition.Condition;
import io.escalations.importer.event.EventFields;
import io.escalations.importer.json.JsonEntries;
import io.escalations.importer.row.Entries;
import io.escalations.schemas.event.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rules}, each with what {@code every_event} gives to all. */
final class RuleParser {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,40}");

  private final MappingContext context;
  private final CellParser cells;
  private final Set<String> unknown;
  private final TimeCell time;
  private final Map<String, Cell> common;
  private final Set<String> names = new HashSet<>();

  /**
   * @param time {@code every_event}'s date
   * @param common {@code every_event}'s fields
   */
  RuleParser(
      MappingContext context,
      CellParser cells,
      Set<String> unknown,
      TimeCell time,
      Map<String, Cell> common) {
    this.context = context;
    this.cells = cells;
    this.unknown = unknown;
    this.time = time;
    this.common = common;
  }

  List<Rule> parse(YamlNode node) {
    List<YamlNode> items = node.items();
    if (items.isEmpty()) {
      throw node.error("no rules: nothing would come of any row");
    }
    if (items.size() > Mapping.RULES_AT_MOST) {
      throw node.error("more than " + Mapping.RULES_AT_MOST + " rules");
    }
    List<Rule> rules = new ArrayList<>();
    for (YamlNode item : items) {
      context.findings().check(() -> rules.add(rule(item)), false);
      context.leaveEntries();
    }
    return rules;
  }

  private Rule rule(YamlNode node) {
    Findings findings = context.findings();
    String entries = context.isOfJson() ? "for_each" : "each";
    findings.onlyKeys(node, "name", "when", entries, "event", "occurred_at", "fields");
    EventType event = findings.check(() -> event(node.get("event")), EventType.CASE_UPDATED);
    Entries each = findings.check(() -> node.find(entries).map(this::entries).orElse(null), null);
    ConditionParser conditions = new ConditionParser(context, false);
    Condition when = findings.check(() -> when(node, each, conditions), Condition.everyRow());
    int usesBefore = context.columnUses().size();
    TimeCell occurredAt =
        findings.check(() -> node.find("occurred_at").map(cells.dates()::time).orElse(time), time);
    List<String> newColumns = new ArrayList<>(conditions.newColumns());
    context
        .columnUses()
        .subList(usesBefore, context.columnUses().size())
        .forEach(use -> newColumns.removeIf(use.column()::equals));
    Map<String, Cell> fields = new LinkedHashMap<>(common);
    findings.check(() -> node.find("fields").ifPresent(own -> fields.putAll(fields(own))));
    return new Rule(
        findings.check(() -> name(node, event), ""),
        when,
        each,
        event,
        occurredAt,
        fields,
        newColumns,
        conditions.stateColumns(),
        isFallback(node));
  }

  private static Condition when(YamlNode node, Entries each, ConditionParser conditions) {
    if (each != null && node.find("when").isEmpty()) {
      return Condition.everyRow();
    }
    return conditions.parse(node.get("when"));
  }

  private static boolean isFallback(YamlNode node) {
    return node.find("when")
        .filter(when -> !when.isMapping() && !when.isSequence())
        .filter(when -> when.text().equals("otherwise"))
        .isPresent();
  }

  /** Unless the rule is named, its event's type, with a number from the second of that type on. */
  private String name(YamlNode node, EventType event) {
    YamlNode written = node.find("name").orElse(null);
    if (written != null) {
      if (!NAME.matcher(written.text()).matches()) {
        throw written.error("expected up to 40 letters, digits, '_', '.' and '-'");
      }
      if (!names.add(written.text())) {
        throw written.error("another rule has that name");
      }
      return written.text();
    }
    String base = event.name().toLowerCase(Locale.ROOT);
    String name = base;
    for (int number = 2; !names.add(name); number++) {
      name = base + "_" + number;
    }
    return name;
  }

  private Entries entries(YamlNode node) {
    return context.isOfJson() ? new JsonEntries(context.path(node)) : each(node);
  }

  private Each each(YamlNode node) {
    context.findings().onlyKeys(node, "column", "entries", "split", "pattern", "into");
    Pattern pattern = node.find("pattern").map(Yaml::pattern).orElse(null);
    if (pattern != null && node.find("split").isPresent()) {
      throw node.error("'pattern' does not go with 'split'");
    }
    List<String> into = pattern == null ? into(node) : groups(node.get("pattern"), pattern);
    context.enterEntries(into, node);
    return new Each(
        context.columns(node.get("column")),
        node.find("entries").map(YamlNode::text).orElse(null),
        node.find("split").map(YamlNode::text).orElse(null),
        pattern,
        into,
        unknown);
  }

  private static List<String> into(YamlNode node) {
    List<String> into = List.copyOf(Yaml.texts(node.get("into")));
    if (into.size() > 1 && node.find("split").isEmpty()) {
      throw node.error("say with 'split' or 'pattern' where the parts of an entry begin");
    }
    return into;
  }

  private static List<String> groups(YamlNode place, Pattern pattern) {
    List<String> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(pattern.pattern());
    while (group.find()) {
      groups.add(group.group(1));
    }
    if (groups.isEmpty()) {
      throw place.error("name the parts in it, such as (?<when>.*?)");
    }
    return groups;
  }

  Map<String, Cell> fields(YamlNode node) {
    Map<String, Cell> fields = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (field, value) ->
                context.findings().check(() -> fields.put(field, field(field, value)), null));
    return fields;
  }

  private Cell field(String field, YamlNode value) {
    if (!EventFields.isName(field)) {
      throw value.error(
          "unknown field"
              + Known.of(EventFields.NAMES)
                  .nearest(field)
                  .map(nearest -> " (did you mean '" + nearest + "'?)")
                  .orElse(" (known: " + String.join(", ", EventFields.NAMES) + ", attributes.…)"));
    }
    return cells.field(field, value);
  }

  private static EventType event(YamlNode node) {
    EventType type = Yaml.named(node, EventType.class);
    if (type == EventType.HEARTBEAT) {
      throw node.error("a HEARTBEAT is about no case");
    }
    return type;
  }
}
