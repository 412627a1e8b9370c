package io.escalations.importer.condition;

import io.escalations.importer.row.Row;
import java.util.List;

/** When a row gives an event. */
@FunctionalInterface
public interface Condition {
  boolean holds(Row row, Context context);

  /**
   * What is known besides the row.
   *
   * @param history of the row's case
   * @param nothingYet whether no rule before gave an event for this row
   */
  record Context(CaseHistory history, boolean nothingYet) {
    /** Of a row that is judged alone. */
    public static final Context ALONE = new Context(new CaseHistory(), true);
  }

  /** The first row of a case. */
  static Condition firstRow() {
    return (row, context) -> context.history().isEmpty();
  }

  /** No rule before gave an event for this row. */
  static Condition otherwise() {
    return (row, context) -> context.nothingYet();
  }

  static Condition everyRow() {
    return (row, context) -> true;
  }

  static Condition all(List<Condition> conditions) {
    return (row, context) ->
        conditions.stream().allMatch(condition -> condition.holds(row, context));
  }

  static Condition any(List<Condition> conditions) {
    return (row, context) ->
        conditions.stream().anyMatch(condition -> condition.holds(row, context));
  }

  static Condition not(Condition condition) {
    return (row, context) -> !condition.holds(row, context);
  }
}
