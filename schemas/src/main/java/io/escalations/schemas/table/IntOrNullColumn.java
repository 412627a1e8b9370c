package io.escalations.schemas.table;

import java.util.function.Function;

/** An {@code Integer}. */
record IntOrNullColumn<R>(ColumnInfo info, Function<R, Integer> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return Integer.class;
  }

  @Override
  public long digest(R row, long seed) {
    Integer value = accessor.apply(row);
    return value == null ? 0 : RowDigest.spread(value + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    Integer value = accessor.apply(row);
    if (value == null) {
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
    Integer value = accessor.apply(row);
    if (value == null) {
      sink.nothing();
    } else {
      sink.integer(value);
    }
  }
}
