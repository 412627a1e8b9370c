package io.escalations.importer.rule;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.Template;
import io.escalations.importer.cell.TimeCell;
import io.escalations.importer.condition.Condition;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.order.RowOrder;
import io.escalations.importer.order.RowOrder.Base;
import io.escalations.importer.rule.Mapping.Sequence;
import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a mapping. One with any mistake is refused whole, with file, line, key and reason of each.
 * The language is described in docs/import.md.
 */
public final class MappingParser {
  /** What tells two events of one row apart in an id. */
  private static final Set<String> TELLING = Set.of("@sequence", "@position", "@rule", "@fact");

  private static final List<String> ID_NAMES =
      List.of("@case", "@row", "@position", "@sequence", "@rule", "@occurred_at", "@fact");

  /** A record has no place among others. */
  private static final List<String> RECORD_ID_NAMES =
      List.of("@case", "@rule", "@occurred_at", "@fact");

  private final YamlNode root;
  private final MappingContext context;
  private final Findings findings;

  private MappingParser(YamlNode root, MappingContext context) {
    this.root = root;
    this.context = context;
    this.findings = context.findings();
  }

  /**
   * @param file its name, for messages
   * @param directory that files named in the mapping lie in
   * @throws RefusedMapping if anything in it is wrong
   * @throws UserError if it is no YAML
   */
  public static Mapping parse(String file, String yaml, Path directory) {
    MappingParser parser =
        new MappingParser(YamlNode.parse(file, yaml), new MappingContext(directory, false));
    Mapping mapping = parser.mapping();
    RefusedMapping.throwIfAny(parser.findings);
    return mapping;
  }

  /**
   * Reads how an export says what became of clocks.
   *
   * @param file its name, for messages
   * @param directory that files named in the mapping lie in
   * @throws RefusedMapping if anything in it is wrong
   * @throws UserError if it is no YAML
   */
  public static VerdictMapping parseVerdicts(String file, String yaml, Path directory) {
    MappingParser parser =
        new MappingParser(YamlNode.parse(file, yaml), new MappingContext(directory, false));
    VerdictMapping mapping = parser.verdicts();
    RefusedMapping.throwIfAny(parser.findings);
    return mapping;
  }

  /**
   * Reads how the JSON payloads of a source become events.
   *
   * @param file its name, for messages
   * @param directory that files named in the mapping lie in
   * @throws RefusedMapping if anything in it is wrong
   * @throws UserError if it is no YAML
   */
  public static RecordMapping parseRecords(String file, String yaml, Path directory) {
    MappingContext context = new MappingContext(directory, true);
    YamlNode root = YamlNode.parse(file, yaml);
    MappingParser parser = new MappingParser(root, context);
    RecordMapping mapping = new RecordMappingParser(root, context, parser).parse();
    RefusedMapping.throwIfAny(parser.findings);
    return mapping;
  }

  private VerdictMapping verdicts() {
    findings.onlyKeys(root, "csv", "case", "unknown", "dates", "skip", "clocks");
    CellParser cells = new CellParser(context, root);
    String caseColumn = findings.check(() -> caseColumn(root.get("case")), "");
    Cell caseId = findings.check(() -> caseId(cells, caseColumn), null);
    List<ClockVerdict> clocks =
        findings.check(
            () -> new ClockVerdictParser(context, cells).parse(root.get("clocks")), List.of());
    Mapping rows =
        new Mapping(
            csv(),
            caseId,
            caseColumn,
            unknown(),
            skip(),
            new RowOrder(Base.FILE, List.of(), null),
            row -> null,
            null,
            null,
            List.of(),
            context.compared(),
            context.states(),
            context.columnUses(),
            context.newNames(),
            context.expected());
    return new VerdictMapping(rows, clocks);
  }

  private Mapping mapping() {
    findings.onlyKeys(
        root,
        "csv",
        "case",
        "unknown",
        "dates",
        "order",
        "chain",
        "skip",
        "sequence",
        "event_id",
        "every_event",
        "rules");
    return rules(
        csv(),
        findings.check(
            () -> new OrderParser(context).parse(root),
            new RowOrder(Base.RECOGNISED, List.of(), null)));
  }

  /** What every mapping to events has. */
  Mapping rules(Dialect csv, RowOrder order) {
    Set<String> unknown = unknown();
    CellParser cells = new CellParser(context, root);
    String caseColumn = findings.check(() -> caseColumn(root.get("case")), "");
    Cell caseId = findings.check(() -> caseId(cells, caseColumn), null);
    Condition skip = skip();
    TimeCell time = findings.check(() -> time(cells), null);
    List<Rule> rules = findings.check(() -> rules(cells, unknown, time), List.of());
    Sequence sequence =
        findings.check(() -> root.find("sequence").map(this::sequence).orElse(null), null);
    Template eventId =
        findings.check(() -> root.find("event_id").map(this::eventId).orElse(null), null);
    return new Mapping(
        csv,
        caseId,
        caseColumn,
        unknown,
        skip,
        order,
        time,
        sequence,
        eventId,
        rules,
        context.compared(),
        context.states(),
        context.columnUses(),
        context.newNames(),
        context.expected());
  }

  private Dialect csv() {
    return findings.check(
        () ->
            root.find("csv")
                .map(node -> new DialectParser(findings).parse(node))
                .orElse(Dialect.USUAL),
        Dialect.USUAL);
  }

  private Set<String> unknown() {
    return findings.check(() -> root.find("unknown").map(Yaml::texts).orElse(Set.of()), Set.of());
  }

  private Condition skip() {
    return findings.check(
        () -> root.find("skip").map(this::skip).orElse((row, context) -> false), null);
  }

  private static String caseColumn(YamlNode node) {
    return node.isMapping() ? node.find("column").map(YamlNode::text).orElse("case") : node.text();
  }

  private Cell caseId(CellParser cells, String caseColumn) {
    YamlNode node = root.find("case").orElse(null);
    if (node == null) {
      return null;
    }
    if (node.isMapping()) {
      return cells.text(node);
    }
    context.column(node);
    return Cell.column(caseColumn, false);
  }

  /** A row is skipped if one of several conditions holds. */
  private Condition skip(YamlNode node) {
    ConditionParser conditions = new ConditionParser(context, true);
    return Condition.any(
        Yaml.items(node).stream()
            .map(item -> findings.check(() -> conditions.parse(item), Condition.everyRow()))
            .toList());
  }

  private TimeCell time(CellParser cells) {
    YamlNode every = root.get("every_event");
    findings.onlyKeys(every, "occurred_at", "fields");
    return cells.dates().time(every.get("occurred_at"));
  }

  private List<Rule> rules(CellParser cells, Set<String> unknown, TimeCell time) {
    Map<String, Cell> common =
        root.find("every_event")
            .flatMap(every -> findings.check(() -> every.find("fields"), Optional.empty()))
            .map(
                fields ->
                    findings.check(
                        () ->
                            new RuleParser(context, cells, unknown, time, Map.of()).fields(fields),
                        Map.<String, Cell>of()))
            .orElse(Map.of());
    return new RuleParser(context, cells, unknown, time, common).parse(root.get("rules"));
  }

  private Sequence sequence(YamlNode node) {
    findings.onlyKeys(node, "from", "times");
    Template from =
        findings.check(
            () ->
                context.template(
                    node.get("from"), context.isOfJson() ? List.of() : List.of("@row")),
            Template.parse(""));
    return new Sequence(from, findings.check(() -> node.get("times").integer(1, 1_000_000), 1));
  }

  private Template eventId(YamlNode node) {
    Template template = context.template(node, context.isOfJson() ? RECORD_ID_NAMES : ID_NAMES);
    if (template.names().stream().noneMatch(TELLING::contains)) {
      throw node.error(
          "two events of one row would have one id: use "
              + TELLING.stream()
                  .filter(name -> !context.isOfJson() || RECORD_ID_NAMES.contains(name))
                  .sorted()
                  .map(name -> "{" + name + "}")
                  .collect(Collectors.joining(", "))
              + ", or leave event_id out");
    }
    if (template.names().contains("@sequence") && root.find("sequence").isEmpty()) {
      throw node.error("{@sequence} needs 'sequence': set it, or use {@fact}");
    }
    return template;
  }
}
