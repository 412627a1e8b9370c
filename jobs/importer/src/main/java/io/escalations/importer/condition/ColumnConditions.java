package io.escalations.importer.condition;

import io.escalations.importer.row.Row;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be asked of one column. */
public final class ColumnConditions {
  private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,18}");

  private final String column;
  private final boolean ignoreCase;

  public ColumnConditions(String column, boolean ignoreCase) {
    this.column = column;
    this.ignoreCase = ignoreCase;
  }

  public Condition is(Collection<String> values) {
    Set<String> wanted = folded(values);
    return (row, context) -> wanted.contains(text(row));
  }

  /** One of the values, and another one (or no row at all) before. */
  public Condition becomes(Collection<String> values) {
    Set<String> wanted = folded(values);
    return (row, context) ->
        wanted.contains(text(row)) && !Objects.equals(text(row), before(context));
  }

  /** One of the values in the row before, none of them now. */
  public Condition leaves(Collection<String> values) {
    Set<String> wanted = folded(values);
    return (row, context) ->
        before(context) != null && wanted.contains(before(context)) && !wanted.contains(text(row));
  }

  public Condition startsWith(Collection<String> values) {
    return anyOf(values, String::startsWith);
  }

  public Condition contains(Collection<String> values) {
    return anyOf(values, String::contains);
  }

  /** The whole value. */
  public Condition matches(Pattern pattern) {
    return (row, context) -> pattern.matcher(row.text(column)).matches();
  }

  /** Known, and the same as in another column. */
  public Condition sameAs(String other) {
    return (row, context) -> row.known(column) != null && text(row).equals(folded(row.text(other)));
  }

  public Condition isKnown() {
    return (row, context) -> row.known(column) != null;
  }

  /** Known, and not the last known value. */
  public Condition isNew() {
    return (row, context) ->
        row.known(column) != null && !row.known(column).equals(context.history().lastKnown(column));
  }

  /** Known, and another value was known before. */
  public Condition changes() {
    Condition isNew = isNew();
    return (row, context) ->
        context.history().lastKnown(column) != null && isNew.holds(row, context);
  }

  /** The first number in the value is lower than in the row before. */
  public Condition falls() {
    return (row, context) -> compareWithRowBefore(row, context) < 0;
  }

  /** The first number in the value is greater than in the row before. */
  public Condition rises() {
    return (row, context) -> compareWithRowBefore(row, context) > 0;
  }

  private Condition anyOf(Collection<String> values, BiPredicate<String, String> test) {
    Set<String> wanted = folded(values);
    return (row, context) -> wanted.stream().anyMatch(value -> test.test(text(row), value));
  }

  private int compareWithRowBefore(Row row, Condition.Context context) {
    Long now = firstNumber(row.text(column));
    Long before = firstNumber(context.history().rowBefore(column));
    return now == null || before == null ? 0 : Long.compare(now, before);
  }

  private static Long firstNumber(String value) {
    Matcher number = FIRST_NUMBER.matcher(value == null ? "" : value);
    return number.find() ? Long.valueOf(number.group()) : null;
  }

  private String text(Row row) {
    return folded(row.text(column));
  }

  private String before(Condition.Context context) {
    String before = context.history().rowBefore(column);
    return before == null ? null : folded(before);
  }

  private String folded(String text) {
    return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
  }

  private Set<String> folded(Collection<String> values) {
    return values.stream().map(this::folded).collect(Collectors.toUnmodifiableSet());
  }
}
