package io.escalations.schemas.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** A definition of a table that is being written down. */
public final class TableBuilder<R> {
  final Class<R> rowType;
  final String name;
  final List<Column<R>> columns = new ArrayList<>();
  final Set<Column<R>> derived = new HashSet<>();
  String comment = "";
  List<String> key = List.of();
  String quarter;
  boolean quarterEnds;
  String topic;
  boolean versioned;
  String restated;
  boolean tombstones;
  Predicate<R> tombstone;
  boolean writtenOnly;
  int factKind;
  boolean history;

  TableBuilder(Class<R> rowType, String name) {
    this.rowType = rowType;
    this.name = name;
  }

  /** What stands in the table, without a full stop. */
  public TableBuilder<R> comment(String text) {
    comment = text;
    return this;
  }

  /** Names of columns. */
  public TableBuilder<R> key(String... names) {
    key = List.of(names);
    return this;
  }

  /** A row stands in the quarter of this instant. */
  public TableBuilder<R> quarterOf(String column) {
    quarter = column;
    return this;
  }

  /** A row stands in the quarter of the last millisecond before this instant, part of the key. */
  public TableBuilder<R> quarterBefore(String column) {
    quarter = column;
    quarterEnds = true;
    return this;
  }

  /**
   * The rows are facts of cases: they come together by case, and can be no more.
   *
   * @param kind a number that no other kind of fact has, or ever had
   */
  public TableBuilder<R> fact(int kind, String name) {
    factKind = kind;
    tombstones = true;
    return versionedBy(name);
  }

  /** The rows of a history: a tombstone says from when on its key was no more. */
  TableBuilder<R> keptWithTombstones(String name) {
    tombstones = true;
    history = true;
    return versionedBy(name).writtenOnly();
  }

  /** Of two rows with one key the one from the later record of the topic counts. */
  public TableBuilder<R> versionedBy(String name) {
    versioned = true;
    return from(name);
  }

  /** Which topic the rows come with; each is written but once. */
  public TableBuilder<R> from(String name) {
    topic = name;
    return this;
  }

  /** A row of which this is true says that its key is no more. */
  public TableBuilder<R> tombstoneWhen(Predicate<R> isTombstone) {
    tombstones = true;
    tombstone = isTombstone;
    return this;
  }

  /** The column that says when a row that was final changed: it follows the order of arrival. */
  public TableBuilder<R> restatedAt(String column) {
    restated = column;
    return this;
  }

  /** No row is ever read back from its columns. */
  public TableBuilder<R> writtenOnly() {
    writtenOnly = true;
    return this;
  }

  public TableBuilder<R> column(
      String column, ColumnType.TextType type, Function<R, String> accessor, String text) {
    return add(new TextColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public <E extends Enum<E>> TableBuilder<R> column(
      String column, ColumnType.NameType<E> type, Function<R, E> accessor, String text) {
    return add(NameColumn.of(new ColumnInfo(column, type, text), type.names(), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.IntType type, ToIntFunction<R> accessor, String text) {
    return add(new IntColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.IntOrNullType type, Function<R, Integer> accessor, String text) {
    return add(new IntOrNullColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.LongType type, ToLongFunction<R> accessor, String text) {
    return add(new LongColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.LongOrNullType type, Function<R, Long> accessor, String text) {
    return add(new LongOrNullColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.FlagType type, Predicate<R> accessor, String text) {
    return add(new FlagColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.RealType type, ToDoubleFunction<R> accessor, String text) {
    return add(new RealColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.RealOrNullType type, Function<R, Double> accessor, String text) {
    return add(new RealOrNullColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.AmountType type, Function<R, BigDecimal> accessor, String text) {
    return add(new AmountColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column, ColumnType.TextsType type, Function<R, List<String>> accessor, String text) {
    return add(new TextsColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  public TableBuilder<R> column(
      String column,
      ColumnType.TextMapType type,
      Function<R, Map<String, String>> accessor,
      String text) {
    return add(new TextMapColumn<>(new ColumnInfo(column, type, text), accessor));
  }

  /** A column that follows from the others: it is stored, but no component of the row. */
  public TableBuilder<R> derived(
      String column, ColumnType.RealType type, ToDoubleFunction<R> accessor, String text) {
    Column<R> added = new RealColumn<>(new ColumnInfo(column, type, text), accessor);
    derived.add(added);
    return add(added);
  }

  /**
   * @throws IllegalArgumentException if the columns are not the components of the row
   */
  public Table<R> build() {
    return new Table<>(this);
  }

  /** The columns of another table, whose rows these ones hold. */
  static <R> TableBuilder<KnownRow<R>> columnsOf(
      TableBuilder<KnownRow<R>> history, List<Column<R>> columns) {
    columns.forEach(column -> history.add(new KnownColumn<>(column)));
    return history;
  }

  private TableBuilder<R> add(Column<R> column) {
    columns.add(column);
    return this;
  }
}
