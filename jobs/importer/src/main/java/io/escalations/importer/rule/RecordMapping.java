package io.escalations.importer.rule;

import io.escalations.importer.rule.Mapping.ExpectedValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the records of a source, JSON payloads, become case events; written in YAML, see {@link
 * MappingParser}. Columns are paths.
 *
 * @param rules the part that mappings of exports have too
 * @param previous where the value stands that a column had before; of every column under an empty
 *     name; none where the payload does not say
 * @param snapshots whether a payload is the whole state of its case, so that the last one is the
 *     state before
 */
public record RecordMapping(Mapping rules, Map<String, String> previous, boolean snapshots) {
  /** Where the value stands that a column had before; null if the payload does not say. */
  public String previousOf(String column) {
    return previous.getOrDefault(column, previous.get(""));
  }

  /** The values of columns that say a state; one that is missing is none the mapping knows. */
  public Map<String, Set<String>> knownStates() {
    Map<String, Set<String>> states = new HashMap<>();
    for (ExpectedValues expected : rules.expected()) {
      if (rules.stateColumns().contains(expected.column())) {
        Set<String> known = states.computeIfAbsent(expected.column(), column -> new HashSet<>());
        expected.values().forEach(value -> known.add(value.toLowerCase(Locale.ROOT)));
      }
    }
    states.values().forEach(known -> known.remove("")); // that there is none any more
    states.values().removeIf(Set::isEmpty);
    return states;
  }
}
