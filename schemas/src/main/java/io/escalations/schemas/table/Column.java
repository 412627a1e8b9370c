package io.escalations.schemas.table;

/**
 * A column of a table, and how its value is had from a row. Each kind of column is a record: its
 * accessor is then a constant for the compiler, see {@link RowWalk}.
 */
interface Column<R> {
  ColumnInfo info();

  /** The type of the row's component. */
  Class<?> javaType();

  /** What a row's component is when it was never written. */
  default Object absent() {
    return null;
  }

  /**
   * What the value adds to the row's digest; 0 if it is absent.
   *
   * @param seed of this column
   */
  long digest(R row, long seed);

  /** Writes the value; returns false, and writes nothing, if it is absent. */
  boolean encode(R row, RowOutput out);

  /** Reads what was written. */
  Object decode(RowInput in);

  /** Hands on the value. */
  void write(R row, ValueSink sink);

  /** The value as it stands in a key. */
  default String keyText(R row) {
    throw new IllegalArgumentException(info() + " cannot be part of a key");
  }

  /** Epoch milliseconds UTC; may be null. */
  default Long instant(R row) {
    throw new IllegalArgumentException(info() + " is no instant");
  }
}
