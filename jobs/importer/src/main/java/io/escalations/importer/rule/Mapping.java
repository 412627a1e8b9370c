package io.escalations.importer.rule;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.Template;
import io.escalations.importer.cell.TimeCell;
import io.escalations.importer.condition.Condition;
import io.escalations.importer.csv.Dialect;
import io.escalations.importer.order.RowOrder;
import java.util.List;
import java.util.Set;

/**
 * How the rows of an export become case events; written in YAML, see {@link MappingParser}.
 *
 * @param caseId which case a row is about
 * @param caseColumn the same, for messages
 * @param unknown values that mean not known, besides the empty one
 * @param skip rows that are none, such as sums
 * @param time the date of a row
 * @param sequence null for the place of the event among those of its instant
 * @param eventId null for the fact that the event is, see {@code EventIds}
 * @param comparedColumns those that conditions compare with earlier rows
 * @param stateColumns those whose values are states
 * @param expected the values that the mapping names, by column
 */
public record Mapping(
    Dialect csv,
    Cell caseId,
    String caseColumn,
    Set<String> unknown,
    Condition skip,
    RowOrder order,
    TimeCell time,
    Sequence sequence,
    Template eventId,
    List<Rule> rules,
    Set<String> comparedColumns,
    Set<String> stateColumns,
    List<ColumnUse> columnUses,
    List<ColumnUse> newNames,
    List<ExpectedValues> expected) {
  /** More rules than a mapping may have. */
  public static final int RULES_AT_MOST = 1_000;

  /** Whether ids or sequences hang on how many rules hold in a row. */
  public boolean isByPosition() {
    return rules.size() > 1
        && (sequence != null
            || (eventId != null
                && (eventId.names().contains("@position")
                    || eventId.names().contains("@sequence"))));
  }

  /**
   * The sequence is {@code from} × {@code times} + the position of the event among those of its
   * row, counted from 0.
   */
  public record Sequence(Template from, int times) {}

  /**
   * A name with the place in the mapping where it stands.
   *
   * @param several whether all columns of that name are meant
   */
  public record ColumnUse(String column, boolean several, YamlNode place) {}

  /** Values that a condition or a table waits for in a column. */
  public record ExpectedValues(String column, Set<String> values, YamlNode place) {}
}
