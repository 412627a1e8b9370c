package io.escalations.importer.row;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values by name, such as those that an earlier row had; absent ones are empty. */
public record ValuesRow(Map<String, String> values, Set<String> unknown) implements Row {
  @Override
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  @Override
  public String known(String name) {
    String text = text(name);
    return text.isEmpty() || unknown.contains(text) ? null : text;
  }

  @Override
  public List<String> texts(String name) {
    return values.containsKey(name) ? List.of(text(name)) : List.of();
  }
}
