package io.escalations.schemas.table;

import java.util.function.Function;

/** A {@code Double}. */
record RealOrNullColumn<R>(ColumnInfo info, Function<R, Double> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return Double.class;
  }

  @Override
  public long digest(R row, long seed) {
    Double value = accessor.apply(row);
    return value == null ? 0 : RowDigest.spread(Double.doubleToLongBits(value) + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    Double value = accessor.apply(row);
    if (value == null) {
      return false;
    }
    out.real(value);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    return in.real();
  }

  @Override
  public void write(R row, ValueSink sink) {
    Double value = accessor.apply(row);
    if (value == null) {
      sink.nothing();
    } else {
      sink.real(value);
    }
  }
}
