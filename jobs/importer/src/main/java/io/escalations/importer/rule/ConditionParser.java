package io.escalations.importer.rule;

import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.condition.ColumnConditions;
import io.escalations.importer.condition.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads conditions. Those that compare with earlier rows are refused where a row is judged alone
 * ({@code skip}), and of parts of entries, which have no row before.
 */
final class ConditionParser {
  private static final List<String> WHOLE_ROW = List.of("first_row", "every_row", "otherwise");
  private static final List<String> COMPARING =
      List.of("becomes", "leaves", "is_new", "changes", "falls", "rises");
  private static final List<String> VERBS =
      List.of(
          "is",
          "is_not",
          "becomes",
          "leaves",
          "is_new",
          "changes",
          "falls",
          "rises",
          "is_known",
          "is_empty",
          "starts_with",
          "contains",
          "matches",
          "same_as");

  private final MappingContext context;
  private final boolean alone;
  private final List<String> newColumns = new ArrayList<>();
  private final Set<String> stateColumns = new LinkedHashSet<>();

  /**
   * @param alone whether a row is judged without the rows before
   */
  ConditionParser(MappingContext context, boolean alone) {
    this.context = context;
    this.alone = alone;
  }

  /** The columns whose new value the conditions read so far wait for. */
  List<String> newColumns() {
    return newColumns;
  }

  /** The columns whose states the conditions read so far compare. */
  Set<String> stateColumns() {
    return stateColumns;
  }

  Condition parse(YamlNode node) {
    if (node.isSequence()) {
      return Condition.all(list(node));
    }
    if (!node.isMapping()) {
      return wholeRow(node);
    }
    if (node.find("any").isPresent()) {
      context.findings().onlyKeys(node, "any");
      return Condition.any(list(node.get("any")));
    }
    if (node.find("all").isPresent()) {
      context.findings().onlyKeys(node, "all");
      return Condition.all(list(node.get("all")));
    }
    if (node.find("not").isPresent()) {
      context.findings().onlyKeys(node, "not");
      return Condition.not(parse(node.get("not")));
    }
    return ofColumn(node);
  }

  private List<Condition> list(YamlNode node) {
    return node.items().stream()
        .map(item -> context.findings().check(() -> parse(item), Condition.everyRow()))
        .toList();
  }

  private Condition wholeRow(YamlNode node) {
    if (alone && WHOLE_ROW.contains(node.text())) {
      throw node.error("goes in a rule alone: here a row is judged without the others");
    }
    if (node.text().equals("first_row")) {
      context.firstRows().add(node);
    }
    return switch (node.text()) {
      case "first_row" -> Condition.firstRow();
      case "every_row" -> Condition.everyRow();
      case "otherwise" -> Condition.otherwise();
      default ->
          throw node.error(
              "'"
                  + node.text()
                  + "' is none of "
                  + String.join(", ", WHOLE_ROW)
                  + Known.of(WHOLE_ROW)
                      .nearest(node.text())
                      .map(nearest -> "; did you mean " + nearest + "?")
                      .orElse("; a condition on a column goes as {column: Name, is: [value]}"));
    };
  }

  private Condition ofColumn(YamlNode node) {
    List<String> known = new ArrayList<>(List.of("column", "ignore_case", "any", "all", "not"));
    known.addAll(VERBS);
    context.findings().onlyKeys(node, known.toArray(String[]::new));
    String column = context.column(node.get("column"));
    boolean ignoreCase = node.find("ignore_case").map(Yaml::isTrue).orElse(false);
    ColumnConditions conditions = new ColumnConditions(column, ignoreCase);
    List<Condition> verbs = new ArrayList<>();
    values(node, column, "is", conditions::is, verbs);
    values(node, column, "is_not", values -> Condition.not(conditions.is(values)), verbs);
    values(node, column, "becomes", conditions::becomes, verbs);
    values(node, column, "leaves", conditions::leaves, verbs);
    values(node, null, "starts_with", conditions::startsWith, verbs);
    values(node, null, "contains", conditions::contains, verbs);
    flag(node, "changes", conditions.changes(), verbs);
    flag(node, "is_new", conditions.isNew(), verbs);
    flag(node, "falls", conditions.falls(), verbs);
    flag(node, "rises", conditions.rises(), verbs);
    flag(node, "is_known", conditions.isKnown(), verbs);
    flag(node, "is_empty", Condition.not(conditions.isKnown()), verbs);
    node.find("matches").ifPresent(pattern -> verbs.add(conditions.matches(Yaml.pattern(pattern))));
    node.find("same_as").ifPresent(other -> verbs.add(conditions.sameAs(context.column(other))));
    if (verbs.isEmpty()) {
      throw node.error("say what of the column: one of " + String.join(", ", VERBS));
    }
    noteComparisons(node, column);
    return verbs.size() == 1 ? verbs.get(0) : Condition.all(verbs);
  }

  private void values(
      YamlNode node,
      String expectedIn,
      String verb,
      Function<Set<String>, Condition> condition,
      List<Condition> verbs) {
    node.find(verb)
        .ifPresent(
            list -> {
              Set<String> values = Yaml.texts(list);
              if (expectedIn != null) {
                context.expect(expectedIn, values, list);
              }
              verbs.add(condition.apply(values));
            });
  }

  private static void flag(YamlNode node, String verb, Condition condition, List<Condition> verbs) {
    node.find(verb).filter(Yaml::isTrue).ifPresent(set -> verbs.add(condition));
  }

  private void noteComparisons(YamlNode node, String column) {
    for (String verb : COMPARING) {
      YamlNode comparing = node.find(verb).orElse(null);
      if (comparing == null) {
        continue;
      }
      if (alone) {
        throw comparing.error("goes in a rule alone: here a row is judged without the others");
      }
      if (context.isEntryPart(column)) {
        throw comparing.error("an entry has no row before: use is, is_not, matches, …");
      }
      context.compared().add(column);
      if (verb.equals("is_new") || verb.equals("changes")) {
        newColumns.add(column);
      } else {
        context.states().add(column);
        stateColumns.add(column);
      }
    }
  }
}
