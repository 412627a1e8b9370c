package io.escalations.importer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The header of an export. */
final class Columns {
  private final List<String> names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();

  Columns(List<String> names) {
    this.names = List.copyOf(names);
    for (int index = 0; index < names.size(); index++) {
      if (indexes.putIfAbsent(names.get(index), index) != null) {
        repeated.add(names.get(index));
      }
    }
  }

  List<String> names() {
    return names;
  }

  int index(String name) {
    return indexes.get(name);
  }

  boolean has(String name) {
    return indexes.containsKey(name);
  }

  /** Whether more than one column has this name, so that it says nothing. */
  boolean isRepeated(String name) {
    return repeated.contains(name);
  }
}
