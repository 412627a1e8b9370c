package io.escalations.importer.row;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of several entries that a row holds, such as a comment: its parts by name, and behind them
 * the values of the row.
 */
public record EntryRow(Row outer, Map<String, String> parts, Set<String> unknown) implements Row {
  @Override
  public String text(String name) {
    String part = parts.get(name);
    return part == null ? outer.text(name) : part;
  }

  @Override
  public String known(String name) {
    String part = parts.get(name);
    if (part == null) {
      return outer.known(name);
    }
    return part.isEmpty() || unknown.contains(part) ? null : part;
  }

  @Override
  public List<String> texts(String name) {
    String part = parts.get(name);
    return part == null ? outer.texts(name) : List.of(part);
  }
}
