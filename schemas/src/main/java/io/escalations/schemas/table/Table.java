package io.escalations.schemas.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one definition of a table: its columns, each with type, accessor and comment, its key, and
 * the instant that decides on its quarter. Inserts, tombstones, digests, messages, files, pages and
 * rights are derived from it.
 *
 * <p>Columns are only ever appended. Thread-safe.
 */
public final class Table<R> {
  private static final String KEY_SEPARATOR = "\u001f";
  private static final String KNOWN_AT = "known_at";
  private static final int USUAL_BYTES = 256;

  private final TableBuilder<R> definition;
  private final List<Column<R>> columns;
  private final List<Column<R>> key;
  private final Column<R> quarter;
  private final Column<R> restated;
  private final RowCodec<R> codec;
  private final FactKey<R> factKey;

  Table(TableBuilder<R> definition) {
    this.definition = definition;
    columns = List.copyOf(definition.columns);
    key = definition.key.stream().map(this::column).toList();
    quarter = definition.quarter == null ? null : column(definition.quarter);
    restated = definition.restated == null ? null : column(definition.restated);
    codec =
        definition.writtenOnly
            ? null
            : new RowCodec<>(
                name(),
                components(definition),
                key,
                definition.rowType,
                definition.factKind == 0 ? 0 : 1);
    factKey = definition.factKind == 0 ? null : new FactKey<>(definition.factKind, codec);
  }

  /**
   * Begins a definition.
   *
   * @param rowType a public record; its components are the columns that are not derived, in their
   *     order
   */
  public static <R> TableBuilder<R> of(Class<R> rowType, String name) {
    return new TableBuilder<>(rowType, name);
  }

  /**
   * The history of a table: each row as it was known from an instant on. Nothing is ever replaced.
   *
   * @param topic which the rows come with
   */
  @SuppressWarnings("unchecked") // there is one class for all kinds of known rows
  public static <R> Table<KnownRow<R>> historyOf(Table<R> table, String topic) {
    TableBuilder<KnownRow<R>> history =
        new TableBuilder<>((Class<KnownRow<R>>) (Class<?>) KnownRow.class, table + "_history");
    history.comment("What was known of " + table + ", and from when on").keptWithTombstones(topic);
    return TableBuilder.columnsOf(history, table.columns)
        .column(
            KNOWN_AT,
            ColumnTypes.INSTANT,
            KnownRow::knownAt,
            "Event time from which on this was known, until the next row of the key")
        .key(Stream.concat(table.key().stream(), Stream.of(KNOWN_AT)).toArray(String[]::new))
        .build();
  }

  public String name() {
    return definition.name;
  }

  /** What stands in it, without a full stop. */
  public String comment() {
    return definition.comment;
  }

  /** The columns that say something of the row, in their order. */
  public List<ColumnInfo> columns() {
    return columns.stream().map(Column::info).toList();
  }

  /** All columns of ClickHouse's table, in its order. */
  public List<ColumnInfo> storedColumns() {
    List<ColumnInfo> all = new ArrayList<>(columns());
    if (isVersioned()) {
      String offset = "Offset in " + definition.topic;
      all.add(new ColumnInfo("version", ColumnTypes.UINT64, offset));
    }
    if (hasTombstones()) {
      all.add(
          new ColumnInfo("is_deleted", ColumnTypes.UINT8, "1: a tombstone, the key is removed"));
    }
    return all;
  }

  /** The names of the columns by which a row is known. */
  public List<String> key() {
    return definition.key;
  }

  /** Whether of two rows with one key the one from the later record counts. */
  public boolean isVersioned() {
    return definition.versioned;
  }

  /** Which topic its rows come with. */
  public String topic() {
    return definition.topic;
  }

  /** Whether a key can be no more. */
  public boolean hasTombstones() {
    return definition.tombstones;
  }

  /** Whether it keeps every row, with the instant from which on it was known. */
  public boolean isHistory() {
    return definition.history;
  }

  /** Whether the row says itself that its key is no more. */
  public boolean isTombstone(R row) {
    return definition.tombstone != null && definition.tombstone.test(row);
  }

  /** The row's key as one text; other rows of the table have others. */
  public String key(R row) {
    return key.size() == 1
        ? key.get(0).keyText(row)
        : key.stream()
            .map(column -> column.keyText(row))
            .collect(Collectors.joining(KEY_SEPARATOR));
  }

  /** Whether its rows are kept in files by quarter. */
  public boolean hasQuarter() {
    return quarter != null;
  }

  /**
   * The name of the column that decides on the quarter; of a fixed one the last millisecond before
   * it does. Null if rows stand in no quarter.
   */
  public String quarterColumn() {
    return definition.quarter;
  }

  /** Whether a key stands in one quarter forever. */
  public boolean isQuarterFixed() {
    return definition.quarterEnds;
  }

  /** An instant in the row's quarter, epoch milliseconds UTC; null if it stands in none. */
  public Long instantInQuarter(R row) {
    Long instant = quarter.instant(row);
    return definition.quarterEnds ? Long.valueOf(instant - 1) : instant;
  }

  /** The column that follows the order of arrival, and not only the facts; null if none does. */
  public String restatedColumn() {
    return definition.restated;
  }

  /** When a row that was final changed, epoch milliseconds UTC; null if it did not. */
  public Long restatedAt(R row) {
    return restated == null ? null : restated.instant(row);
  }

  /** Hands on the values of {@link #columns}, in their order. */
  public void write(R row, ValueSink sink) {
    for (Column<R> column : columns) {
      column.write(row, sink);
    }
  }

  /**
   * Sixty-four bits that tell whether the row of a key is as it was; the case of a fact does not
   * count.
   */
  public long digest(R row) {
    return codec().digest(row);
  }

  /**
   * @throws IllegalStateException if the rows of this table are only ever written
   */
  public RowCodec<R> codec() {
    if (codec == null) {
      throw new IllegalStateException(name() + " is only written: its rows have no binary form");
    }
    return codec;
  }

  /** Null if the table does not hold facts of cases. */
  public FactKey<R> factKey() {
    return factKey;
  }

  /** The binary form of one row. */
  public byte[] encode(R row) {
    RowOutput out = new RowOutput(USUAL_BYTES);
    out.unsigned(codec().width());
    codec.encode(row, out);
    return out.toBytes();
  }

  /**
   * @throws IllegalArgumentException if the bytes are no row of this table
   */
  public R decode(byte[] bytes) {
    RowInput in = new RowInput(bytes);
    try {
      return codec().decode(in, in.count());
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(bytes.length + " bytes are no row of " + name(), e);
    }
  }

  @Override
  public String toString() {
    return name();
  }

  private Column<R> column(String wanted) {
    return columns.stream()
        .filter(column -> column.info().name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no column " + wanted));
  }

  /** In an array, since digests walk it all the time. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <R> Column<R>[] components(TableBuilder<R> definition) {
    return definition.columns.stream()
        .filter(column -> !definition.derived.contains(column))
        .toArray(Column[]::new);
  }
}
