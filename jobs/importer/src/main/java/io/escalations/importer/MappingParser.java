package io.escalations.importer;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.Mapping.ColumnUse;
import io.escalations.importer.Mapping.Csv;
import io.escalations.importer.Mapping.Rule;
import io.escalations.importer.Mapping.Sequence;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.EventType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a mapping; refuses the whole file with file, line, key and reason. The language is in the
 * module's README.
 */
final class MappingParser {
  private static final String TEMPLATE_SEQUENCE = "@sequence";
  private static final String TEMPLATE_POSITION = "@position";

  private final YamlNode root;
  private final List<ColumnUse> columnUses = new ArrayList<>();
  private final Set<String> watchedColumns = new LinkedHashSet<>();

  private MappingParser(YamlNode root) {
    this.root = root;
  }

  /**
   * @throws UserError if it is not a mapping
   */
  static Mapping parse(String file, String yaml) {
    return new MappingParser(YamlNode.parse(file, yaml)).mapping();
  }

  private Mapping mapping() {
    root.onlyKeys(
        "csv", "case", "unknown", "dates", "sequence", "event_id", "every_event", "rules");
    String caseColumn = column(root.get("case"));
    return new Mapping(
        csv(),
        caseColumn,
        root.find("unknown").map(MappingParser::texts).orElse(Set.of()),
        sequence(root.get("sequence")),
        eventId(root.get("event_id")),
        rules(),
        watchedColumns,
        columnUses);
  }

  private Csv csv() {
    YamlNode csv = root.find("csv").orElse(null);
    if (csv == null) {
      return new Csv(',', StandardCharsets.UTF_8);
    }
    csv.onlyKeys("delimiter", "encoding");
    return new Csv(
        csv.find("delimiter").map(MappingParser::character).orElse(','),
        csv.find("encoding").map(MappingParser::charset).orElse(StandardCharsets.UTF_8));
  }

  private Sequence sequence(YamlNode node) {
    node.onlyKeys("from", "times");
    Template from = template(node.get("from"), List.of("@row"));
    return new Sequence(from, node.get("times").integer(1, 1_000_000));
  }

  private Template eventId(YamlNode node) {
    Template template =
        template(node, List.of("@case", "@row", TEMPLATE_POSITION, TEMPLATE_SEQUENCE));
    if (!template.names().contains(TEMPLATE_SEQUENCE)
        && !template.names().contains(TEMPLATE_POSITION)) {
      throw node.error("two events of one row would have one id: use {@sequence} or {@position}");
    }
    return template;
  }

  private List<Rule> rules() {
    YamlNode every = root.get("every_event").onlyKeys("occurred_at", "fields");
    Value occurredAt = date(every.get("occurred_at"));
    Map<String, Value> common = every.find("fields").map(this::fields).orElse(Map.of());
    List<Rule> rules = new ArrayList<>();
    for (YamlNode rule : root.get("rules").items()) {
      rule.onlyKeys("when", "event", "occurred_at", "fields");
      Map<String, Value> fields = new LinkedHashMap<>(common);
      fields.putAll(rule.find("fields").map(this::fields).orElse(Map.of()));
      rules.add(
          new Rule(
              condition(rule.get("when")),
              event(rule.get("event")),
              rule.find("occurred_at").map(this::date).orElse(occurredAt),
              fields));
    }
    if (rules.isEmpty()) {
      throw root.get("rules").error("no rules: nothing would come of any row");
    }
    return rules;
  }

  private static EventType event(YamlNode node) {
    EventType type = node.oneOf(EventType.class);
    if (type == EventType.HEARTBEAT) {
      throw node.error("a HEARTBEAT is about no case");
    }
    return type;
  }

  private Condition condition(YamlNode node) {
    if (node.isSequence()) {
      return Condition.all(node.items().stream().map(this::condition).toList());
    }
    if (!node.isMapping()) {
      return switch (node.text()) {
        case "first_row" -> Condition.firstRow();
        case "every_row" -> Condition.everyRow();
        case "otherwise" -> Condition.otherwise();
        default ->
            throw node.error(
                "'"
                    + node.text()
                    + "' is none of first_row, every_row, otherwise; or {column: …, …}");
      };
    }
    node.onlyKeys(
        "column", "is", "is_not", "becomes", "leaves", "changes", "is_new", "falls", "rises");
    String column = column(node.get("column"));
    watchedColumns.add(column);
    List<Condition> verbs = new ArrayList<>();
    node.find("is").ifPresent(values -> verbs.add(Condition.is(column, texts(values))));
    node.find("is_not").ifPresent(values -> verbs.add(Condition.isNot(column, texts(values))));
    node.find("becomes").ifPresent(values -> verbs.add(Condition.becomes(column, texts(values))));
    node.find("leaves").ifPresent(values -> verbs.add(Condition.leaves(column, texts(values))));
    node.find("changes")
        .filter(MappingParser::isTrue)
        .ifPresent(set -> verbs.add(Condition.changes(column)));
    node.find("is_new")
        .filter(MappingParser::isTrue)
        .ifPresent(set -> verbs.add(Condition.isNew(column)));
    node.find("falls")
        .filter(MappingParser::isTrue)
        .ifPresent(set -> verbs.add(Condition.falls(column)));
    node.find("rises")
        .filter(MappingParser::isTrue)
        .ifPresent(set -> verbs.add(Condition.rises(column)));
    if (verbs.isEmpty()) {
      throw node.error(
          "say what of the column: is, is_not, becomes, leaves, changes, is_new, falls or rises");
    }
    return Condition.all(verbs);
  }

  private Map<String, Value> fields(YamlNode node) {
    Map<String, Value> fields = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (field, value) -> {
              if (!EventFields.isName(field)) {
                throw value.error(
                    "unknown field (known: "
                        + String.join(", ", EventFields.NAMES)
                        + ", attributes.…)");
              }
              fields.put(field, value(field, value));
            });
    return fields;
  }

  private Value value(String field, YamlNode node) {
    if (!node.isMapping()) {
      return Value.constant(checked(field, node));
    }
    if (node.find("date").isPresent()) {
      return date(node);
    }
    if (node.find("template").isPresent()) {
      Template template = template(node.onlyKeys("template").get("template"), List.of());
      return row -> template.fill(row::asWritten);
    }
    node.onlyKeys("column", "as_written", "values", "otherwise");
    String column = column(node.get("column"));
    Optional<YamlNode> values = node.find("values");
    if (values.isEmpty()) {
      if (node.entries().containsKey("otherwise")) {
        throw node.error("'otherwise' goes with 'values'");
      }
      return Value.column(column, node.find("as_written").map(YamlNode::bool).orElse(false));
    }
    if (node.find("as_written").isPresent()) {
      throw node.error("'as_written' does not go with 'values'");
    }
    Map<String, String> table = new LinkedHashMap<>();
    values.get().entries().forEach((from, to) -> table.put(from, checked(field, to)));
    return Value.mapped(column, table, otherwise(field, node));
  }

  /** {@code otherwise: null} leaves the field absent; without the key the row is refused. */
  private static Value otherwise(String field, YamlNode node) {
    YamlNode otherwise = node.entries().get("otherwise");
    if (otherwise == null) {
      return null;
    }
    return Value.constant(otherwise.isNull() ? null : checked(field, otherwise));
  }

  private Value date(YamlNode node) {
    node.onlyKeys("date", "format", "zone");
    String column = column(node.get("date"));
    YamlNode defaults = root.find("dates").orElse(null);
    if (defaults != null) {
      defaults.onlyKeys("format", "zone");
    }
    YamlNode format = dateSetting(node, defaults, "format");
    ZoneId zone =
        read(
            dateSetting(node, defaults, "zone"),
            ZoneId::of,
            "a time zone such as UTC or Europe/Berlin");
    return read(
        format,
        pattern -> new DateColumn(column, pattern, zone),
        "a date pattern such as d/M/uuuu HH:mm");
  }

  private static YamlNode dateSetting(YamlNode node, YamlNode defaults, String key) {
    return node.find(key)
        .or(() -> Optional.ofNullable(defaults).flatMap(dates -> dates.find(key)))
        .orElseThrow(() -> node.error("'" + key + "' is missing, here and under dates"));
  }

  private Template template(YamlNode node, List<String> builtIn) {
    Template template = Template.parse(node.text());
    for (String name : template.names()) {
      if (name.startsWith("@")) {
        if (!builtIn.contains(name)) {
          throw node.error(
              "'{"
                  + name
                  + "}' is unknown here"
                  + (builtIn.isEmpty() ? "" : " (known: " + String.join(", ", builtIn) + ")"));
        }
      } else {
        columnUses.add(new ColumnUse(name, node));
      }
    }
    return template;
  }

  private String column(YamlNode node) {
    columnUses.add(new ColumnUse(node.text(), node));
    return node.text();
  }

  /** A text of the mapping that must fit the field, whatever the row says. */
  private static String checked(String field, YamlNode node) {
    String fault = EventFields.fault(field, node.text());
    if (fault != null) {
      throw node.error(fault);
    }
    return node.text();
  }

  private static Set<String> texts(YamlNode node) {
    Set<String> texts = new LinkedHashSet<>();
    node.items().forEach(item -> texts.add(item.text()));
    return texts;
  }

  private static boolean isTrue(YamlNode node) {
    if (!node.bool()) {
      throw node.error("leave it out instead of false");
    }
    return true;
  }

  private static char character(YamlNode node) {
    if (node.text().length() != 1) {
      throw node.error("expected one character, found '" + node.text() + "'");
    }
    return node.text().charAt(0);
  }

  private static Charset charset(YamlNode node) {
    try {
      return Charset.forName(node.text());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw node.error(
          "expected an encoding such as UTF-8 or windows-1252, found '" + node.text() + "'");
    }
  }

  private static <T> T read(YamlNode node, Function<String, T> reader, String expected) {
    try {
      return reader.apply(node.text());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw node.error("expected " + expected + ", found '" + node.text() + "'");
    }
  }
}
