package io.escalations.schemas.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A {@code Map<String, String>}, never null; an empty one is absent. */
record TextMapColumn<R>(ColumnInfo info, Function<R, Map<String, String>> accessor)
    implements Column<R> {
  @Override
  public Class<?> javaType() {
    return Map.class;
  }

  @Override
  public Object absent() {
    return Map.of();
  }

  @Override
  public long digest(R row, long seed) {
    long digest = 0;
    for (Map.Entry<String, String> entry : accessor.apply(row).entrySet()) {
      long key = RowDigest.spread(RowDigest.bits(entry.getKey()) + seed);
      digest += RowDigest.spread(key + RowDigest.bits(entry.getValue()));
    }
    return digest;
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    Map<String, String> values = accessor.apply(row);
    if (values.isEmpty()) {
      return false;
    }
    out.unsigned(values.size());
    values.forEach(
        (key, value) -> {
          out.text(key);
          out.text(value);
        });
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    int count = in.count();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(in.text(), in.text());
    }
    return values;
  }

  @Override
  public void write(R row, ValueSink sink) {
    sink.map(accessor.apply(row));
  }
}
