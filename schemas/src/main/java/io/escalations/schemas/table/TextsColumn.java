package io.escalations.schemas.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A {@code List<String>}, never null; an empty one is absent. */
record TextsColumn<R>(ColumnInfo info, Function<R, List<String>> accessor) implements Column<R> {
  @Override
  public Class<?> javaType() {
    return List.class;
  }

  @Override
  public Object absent() {
    return List.of();
  }

  @Override
  public long digest(R row, long seed) {
    long digest = 0;
    for (String value : accessor.apply(row)) {
      digest = RowDigest.spread(digest + RowDigest.bits(value) + seed);
    }
    return digest;
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    List<String> values = accessor.apply(row);
    if (values.isEmpty()) {
      return false;
    }
    out.unsigned(values.size());
    values.forEach(out::text);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    int count = in.count();
    List<String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(in.text());
    }
    return values;
  }

  @Override
  public void write(R row, ValueSink sink) {
    sink.texts(accessor.apply(row));
  }
}
