package io.escalations.importer;

import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.event.EventType;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the rows of an export become case events; written in YAML, see {@link MappingParser}.
 *
 * @param caseColumn the column that says which case a row is about
 * @param unknown values that mean not known, besides the empty one
 * @param eventId names: columns, {@code @case}, {@code @row}, {@code @position}, {@code @sequence}
 * @param watchedColumns those that conditions look at
 */
record Mapping(
    Csv csv,
    String caseColumn,
    Set<String> unknown,
    Sequence sequence,
    Template eventId,
    List<Rule> rules,
    Set<String> watchedColumns,
    List<ColumnUse> columnUses) {

  /** How the file is written. */
  record Csv(char delimiter, Charset encoding) {}

  /**
   * The sequence is {@code from} × {@code times} + the position of the event among those of its
   * row, counted from 0.
   */
  record Sequence(Template from, int times) {}

  /**
   * @param fields by their dotted name in the event, in the order of the mapping
   */
  record Rule(Condition when, EventType event, Value occurredAt, Map<String, Value> fields) {}

  /**
   * A column the mapping names, with the place where it does, for the message if the file has no
   * such column.
   */
  record ColumnUse(String column, YamlNode place) {}
}
