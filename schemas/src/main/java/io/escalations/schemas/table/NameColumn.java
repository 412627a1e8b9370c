package io.escalations.schemas.table;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** A constant of an enum, by its name: the order of the constants may change. */
record NameColumn<R, E extends Enum<E>>(
    ColumnInfo info, Function<R, E> accessor, Class<E> type, E[] constants, byte[][] names)
    implements Column<R>, KeyName<R> {
  static <R, E extends Enum<E>> NameColumn<R, E> of(
      ColumnInfo info, Class<E> type, Function<R, E> accessor) {
    E[] constants = type.getEnumConstants();
    byte[][] names =
        Stream.of(constants)
            .map(constant -> constant.name().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    return new NameColumn<>(info, accessor, type, constants, names);
  }

  @Override
  public String name(R row) {
    return accessor.apply(row).name();
  }

  @Override
  public Object named(String name) {
    return Enum.valueOf(type, name);
  }

  @Override
  public String keyText(R row) {
    return name(row);
  }

  @Override
  public Class<?> javaType() {
    return type;
  }

  @Override
  public long digest(R row, long seed) {
    E value = accessor.apply(row);
    // Java lays down for good how a text is hashed, and a name keeps its hash.
    return value == null ? 0 : RowDigest.spread(value.name().hashCode() + seed);
  }

  @Override
  public boolean encode(R row, RowOutput out) {
    E value = accessor.apply(row);
    if (value == null) {
      return false;
    }
    out.bytes(names[value.ordinal()]);
    return true;
  }

  @Override
  public Object decode(RowInput in) {
    int place = in.indexIn(names);
    if (place < 0) {
      throw new IllegalArgumentException(
          "a later build wrote a " + type.getSimpleName() + " that this one does not know");
    }
    return constants[place];
  }

  @Override
  public void write(R row, ValueSink sink) {
    E value = accessor.apply(row);
    if (value != null) {
      sink.text(value.name());
    } else if (info.type().isNullable()) {
      sink.nothing();
    } else {
      sink.text(""); // in the row of a key that is no more
    }
  }
}
