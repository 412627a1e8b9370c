package io.escalations.schemas.table;

import java.util.function.Function;

/** A {@code String}; null is absent, the empty one is not. */
record TextColumn<R>(ColumnInfo info, Function<R, String> accessor)
    implements Column<R>, KeyName<R> {
  @Override
  public String name(R row) {
    return accessor.apply(row);
  }

  @Override
  public Object named(String name) {
    return name;
  }

  @Override
  public String keyText(R row) {
    return accessor.apply(row);
  }

  @Override
  public Class<?> javaType() {
    return String.class;
  }

  @Override
  public long digest(R row, long seed) {
    String value = accessor.apply(row);
    return value == null ? 0 : RowDigest.spread(RowDigest.bits(value) + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    String value = accessor.apply(row);
    if (value == null) {
      return false;
    }
    out.text(value);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    return in.text();
  }

  @Override
  public void write(R row, ValueSink sink) {
    String value = accessor.apply(row);
    if (value != null) {
      sink.text(value);
    } else if (info.type().isNullable()) {
      sink.nothing();
    } else {
      sink.text(""); // in the row of a key that is no more
    }
  }
}
