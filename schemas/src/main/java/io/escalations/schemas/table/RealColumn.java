package io.escalations.schemas.table;

import java.util.function.ToDoubleFunction;

/** A {@code double}; 0 is absent. */
record RealColumn<R>(ColumnInfo info, ToDoubleFunction<R> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return double.class;
  }

  @Override
  public Object absent() {
    return 0.0;
  }

  @Override
  public long digest(R row, long seed) {
    double value = accessor.applyAsDouble(row);
    return value == 0 ? 0 : RowDigest.spread(Double.doubleToLongBits(value) + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    double value = accessor.applyAsDouble(row);
    if (value == 0) {
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
    sink.real(accessor.applyAsDouble(row));
  }
}
