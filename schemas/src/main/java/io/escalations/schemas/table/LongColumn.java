package io.escalations.schemas.table;

import java.util.function.ToLongFunction;

/** A {@code long}; 0 is absent. */
record LongColumn<R>(ColumnInfo info, ToLongFunction<R> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return long.class;
  }

  @Override
  public Object absent() {
    return 0L;
  }

  @Override
  public long digest(R row, long seed) {
    long value = accessor.applyAsLong(row);
    return value == 0 ? 0 : RowDigest.spread(value + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    long value = accessor.applyAsLong(row);
    if (value == 0) {
      return false;
    }
    out.signed(value);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    return in.signed();
  }

  @Override
  public void write(R row, ValueSink sink) {
    write(accessor.applyAsLong(row), info.type().storage(), sink);
  }

  static void write(long value, Storage storage, ValueSink sink) {
    switch (storage) {
      case INSTANT -> sink.instant(value);
      case SECONDS -> sink.seconds(value);
      case INT64, UINT64 -> sink.number(value);
      case TEXT, UINT8, UINT32, AMOUNT, REAL, TEXTS, TEXT_MAP ->
          throw new IllegalStateException(storage + " is not stored from a long");
    }
  }

  @Override
  public String keyText(R row) {
    return Long.toString(accessor.applyAsLong(row));
  }

  @Override
  public Long instant(R row) {
    return accessor.applyAsLong(row);
  }
}
