package io.escalations.schemas.table;

import java.util.function.Function;

/** A {@code Long}. */
record LongOrNullColumn<R>(ColumnInfo info, Function<R, Long> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return Long.class;
  }

  @Override
  public long digest(R row, long seed) {
    Long value = accessor.apply(row);
    return value == null ? 0 : RowDigest.spread(value + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    Long value = accessor.apply(row);
    if (value == null) {
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
    Long value = accessor.apply(row);
    if (value == null) {
      sink.nothing();
    } else {
      LongColumn.write(value, info.type().storage(), sink);
    }
  }

  @Override
  public Long instant(R row) {
    return accessor.apply(row);
  }
}
