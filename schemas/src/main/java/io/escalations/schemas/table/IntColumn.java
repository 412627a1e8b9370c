package io.escalations.schemas.table;

import java.util.function.ToIntFunction;

/** An {@code int}; 0 is absent. */
record IntColumn<R>(ColumnInfo info, ToIntFunction<R> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return int.class;
  }

  @Override
  public Object absent() {
    return 0;
  }

  @Override
  public long digest(R row, long seed) {
    int value = accessor.applyAsInt(row);
    return value == 0 ? 0 : RowDigest.spread(value + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    int value = accessor.applyAsInt(row);
    if (value == 0) {
      return false;
    }
    out.signed(value);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    return (int) in.signed();
  }

  @Override
  public void write(R row, ValueSink sink) {
    sink.integer(accessor.applyAsInt(row));
  }

  @Override
  public String keyText(R row) {
    return Integer.toString(accessor.applyAsInt(row));
  }
}
