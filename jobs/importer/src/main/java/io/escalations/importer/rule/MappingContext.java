package io.escalations.importer.rule;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Template;
import io.escalations.importer.json.JsonPath;
import io.escalations.importer.rule.Mapping.ColumnUse;
import io.escalations.importer.rule.Mapping.ExpectedValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the parts of a mapping share while it is read: the columns they name, and mistakes. */
final class MappingContext {
  private final Path directory;
  private final boolean ofJson;
  private final Findings findings = new Findings();
  private final List<ColumnUse> columnUses = new ArrayList<>();
  private final List<ColumnUse> newNames = new ArrayList<>();
  private final List<ExpectedValues> expected = new ArrayList<>();
  private final Set<String> compared = new LinkedHashSet<>();
  private final Set<String> states = new LinkedHashSet<>();
  private final List<YamlNode> firstRows = new ArrayList<>();
  private final Set<String> entryParts = new HashSet<>();

  /**
   * @param directory that files named in the mapping lie in
   * @param ofJson whether columns are paths in JSON
   */
  MappingContext(Path directory, boolean ofJson) {
    this.directory = directory;
    this.ofJson = ofJson;
  }

  boolean isOfJson() {
    return ofJson;
  }

  Path directory() {
    return directory;
  }

  Findings findings() {
    return findings;
  }

  List<ColumnUse> columnUses() {
    return columnUses;
  }

  List<ColumnUse> newNames() {
    return newNames;
  }

  List<ExpectedValues> expected() {
    return expected;
  }

  Set<String> compared() {
    return compared;
  }

  Set<String> states() {
    return states;
  }

  /** Where a condition asks for the first row of a case. */
  List<YamlNode> firstRows() {
    return firstRows;
  }

  /** Names of parts of entries, good until {@link #leaveEntries}. */
  void enterEntries(List<String> names, YamlNode place) {
    names.forEach(name -> newNames.add(new ColumnUse(name, false, place)));
    entryParts.addAll(names);
  }

  void leaveEntries() {
    entryParts.clear();
  }

  boolean isEntryPart(String name) {
    return entryParts.contains(name);
  }

  /** The name of a column, or of a part of an entry. */
  String column(YamlNode node) {
    return column(node.text(), node);
  }

  private String column(String name, YamlNode place) {
    if (ofJson) {
      path(name, place);
    }
    if (!isEntryPart(name)) {
      columnUses.add(new ColumnUse(name, false, place));
    }
    return name;
  }

  /** A place in JSON. */
  JsonPath path(YamlNode node) {
    return path(node.text(), node);
  }

  private static JsonPath path(String text, YamlNode place) {
    try {
      return JsonPath.of(text);
    } catch (IllegalArgumentException e) {
      throw place.error(e.getMessage());
    }
  }

  /** The name that several columns may have. */
  String columns(YamlNode node) {
    columnUses.add(new ColumnUse(node.text(), true, node));
    return node.text();
  }

  /** Values that rows are expected to have in a column. */
  void expect(String column, Set<String> values, YamlNode place) {
    if (!isEntryPart(column)) {
      expected.add(new ExpectedValues(column, values, place));
    }
  }

  Template template(YamlNode node, List<String> builtIn) {
    Template template = Template.parse(node.text());
    for (String name : template.names()) {
      if (!name.startsWith("@")) {
        column(name, node);
      } else if (!builtIn.contains(name)) {
        throw node.error(
            "'{"
                + name
                + "}' is unknown here"
                + (builtIn.isEmpty() ? "" : Known.of(builtIn).instead(name, "here")));
      }
    }
    return template;
  }
}
