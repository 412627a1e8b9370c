package io.escalations.importer;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a row gives an event. */
interface Condition {
  /**
   * @param nothingYet whether no rule before gave an event for this row
   */
  boolean holds(Row row, CaseHistory history, boolean nothingYet);

  /** The first row of a case. */
  static Condition firstRow() {
    return (row, history, nothingYet) -> history.isEmpty();
  }

  /** No rule before gave an event for this row. */
  static Condition otherwise() {
    return (row, history, nothingYet) -> nothingYet;
  }

  static Condition everyRow() {
    return (row, history, nothingYet) -> true;
  }

  static Condition all(List<Condition> conditions) {
    return (row, history, nothingYet) ->
        conditions.stream().allMatch(condition -> condition.holds(row, history, nothingYet));
  }

  static Condition is(String column, Set<String> values) {
    return (row, history, nothingYet) -> values.contains(row.asWritten(column));
  }

  static Condition isNot(String column, Set<String> values) {
    return (row, history, nothingYet) -> !values.contains(row.asWritten(column));
  }

  /** One of the values, and another one (or no row at all) before. */
  static Condition becomes(String column, Set<String> values) {
    return (row, history, nothingYet) ->
        values.contains(row.asWritten(column))
            && !Objects.equals(row.asWritten(column), history.rowBefore(column));
  }

  /** One of the values in the row before, none of them now. */
  static Condition leaves(String column, Set<String> values) {
    return (row, history, nothingYet) ->
        history.rowBefore(column) != null
            && values.contains(history.rowBefore(column))
            && !values.contains(row.asWritten(column));
  }

  /** Known, and not the last known value. */
  static Condition isNew(String column) {
    return (row, history, nothingYet) ->
        row.known(column) != null && !row.known(column).equals(history.lastKnown(column));
  }

  /** Known, and another value was known before. */
  static Condition changes(String column) {
    Condition isNew = isNew(column);
    return (row, history, nothingYet) ->
        history.lastKnown(column) != null && isNew.holds(row, history, nothingYet);
  }

  /** The first number in the value is lower than in the row before. */
  static Condition falls(String column) {
    return (row, history, nothingYet) -> compareWithRowBefore(row, history, column) < 0;
  }

  /** The first number in the value is greater than in the row before. */
  static Condition rises(String column) {
    return (row, history, nothingYet) -> compareWithRowBefore(row, history, column) > 0;
  }

  private static int compareWithRowBefore(Row row, CaseHistory history, String column) {
    Long now = firstNumber(row.asWritten(column));
    Long before = firstNumber(history.rowBefore(column));
    return now == null || before == null ? 0 : Long.compare(now, before);
  }

  private static Long firstNumber(String value) {
    Matcher number = FirstNumber.PATTERN.matcher(value == null ? "" : value);
    return number.find() ? Long.valueOf(number.group()) : null;
  }

  /** Holds the pattern, which an interface could not hide. */
  final class FirstNumber {
    private static final Pattern PATTERN = Pattern.compile("\\d{1,18}");

    private FirstNumber() {}
  }
}
