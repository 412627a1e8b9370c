package io.escalations.importer.rule;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.order.RowOrder;
import io.escalations.importer.order.RowOrder.Base;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the mapping of JSON payloads has besides the parts of every mapping. */
final class RecordMappingParser {
  private static final RowOrder AS_SENT = new RowOrder(Base.FILE, List.of(), null);

  private final YamlNode root;
  private final MappingContext context;
  private final MappingParser parts;

  RecordMappingParser(YamlNode root, MappingContext context, MappingParser parts) {
    this.root = root;
    this.context = context;
    this.parts = parts;
  }

  RecordMapping parse() {
    context
        .findings()
        .onlyKeys(
            root,
            "case",
            "unknown",
            "dates",
            "skip",
            "previous",
            "snapshots",
            "sequence",
            "event_id",
            "every_event",
            "rules");
    Mapping rules = parts.rules(Dialect.USUAL, AS_SENT);
    Map<String, String> previous = context.findings().check(this::previous, Map.of());
    boolean snapshots =
        context
            .findings()
            .check(() -> root.find("snapshots").map(Yaml::isTrue).orElse(false), false);
    requireValuesBefore(rules, previous, snapshots);
    return new RecordMapping(rules, previous, snapshots);
  }

  private void requireValuesBefore(Mapping rules, Map<String, String> previous, boolean snapshots) {
    if (snapshots && !previous.isEmpty()) {
      context
          .findings()
          .add(root.get("previous").error("does not go with 'snapshots': the payload says it"));
    }
    if (!snapshots) {
      context
          .firstRows()
          .forEach(
              first ->
                  context
                      .findings()
                      .add(first.error("goes with 'snapshots: true': ask a column here")));
    }
    if (!snapshots && !previous.containsKey("")) {
      rules.comparedColumns().stream()
          .filter(column -> !previous.containsKey(column))
          .forEach(
              column ->
                  context
                      .findings()
                      .add(
                          root.error(
                              "rules compare "
                                  + column
                                  + " with the value before: say under 'previous' where that"
                                  + " stands, or 'snapshots: true' if each payload is the whole"
                                  + " state of its case")));
    }
  }

  /** One path for all columns, or one for each. */
  private Map<String, String> previous() {
    YamlNode node = root.find("previous").orElse(null);
    if (node == null) {
      return Map.of();
    }
    if (!node.isMapping()) {
      return Map.of("", context.column(node));
    }
    Map<String, String> previous = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (column, path) ->
                context.findings().check(() -> previous.put(column, context.column(path)), null));
    return previous;
  }
}
