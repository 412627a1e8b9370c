package io.escalations.schemas.table;

import java.math.BigDecimal;
import java.util.function.Function;

/** A {@code BigDecimal}; its scale is kept. */
record AmountColumn<R>(ColumnInfo info, Function<R, BigDecimal> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return BigDecimal.class;
  }

  @Override
  public long digest(R row, long seed) {
    BigDecimal value = accessor.apply(row);
    return value == null ? 0 : RowDigest.spread(RowDigest.bits(value.toString()) + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    BigDecimal value = accessor.apply(row);
    if (value == null) {
      return false;
    }
    out.text(value.toString());
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    return new BigDecimal(in.text());
  }

  @Override
  public void write(R row, ValueSink sink) {
    BigDecimal value = accessor.apply(row);
    if (value == null) {
      sink.nothing();
    } else {
      sink.amount(value);
    }
  }
}
