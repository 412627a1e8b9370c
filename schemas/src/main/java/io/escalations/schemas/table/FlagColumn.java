package io.escalations.schemas.table;

import java.util.function.Predicate;

/** A {@code boolean}; false is absent. */
record FlagColumn<R>(ColumnInfo info, Predicate<R> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return boolean.class;
  }

  @Override
  public Object absent() {
    return false;
  }

  @Override
  public long digest(R row, long seed) {
    return accessor.test(row) ? RowDigest.spread(1 + seed) : 0;
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    return accessor.test(row); // that it is there says it all
  }

  @Override
  public Object decode(RowInput in) {
    return true;
  }

  @Override
  public void write(R row, ValueSink sink) {
    sink.integer(accessor.test(row) ? 1 : 0);
  }
}
