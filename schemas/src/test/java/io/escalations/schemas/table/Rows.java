package io.escalations.schemas.table;

import io.escalations.schemas.Times;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Makes a row by the names of its columns: {@code Rows.of(SLA_CLOCKS).set("clock", "resolution")}.
 * What is not set is absent. An instant is epoch milliseconds or RFC 3339, a duration a {@link
 * Duration}.
 */
public final class Rows<R> {
  private final RowCodec<R> codec;
  private final Object[] values;

  private Rows(RowCodec<R> codec) {
    this.codec = codec;
    values = codec.blank();
  }

  public static <R> Rows<R> of(Table<R> table) {
    return new Rows<>(table.codec());
  }

  /**
   * @throws IllegalArgumentException if the table has no such column, or one of another type
   */
  public Rows<R> set(String column, Object value) {
    int place =
        IntStream.range(0, codec.width())
            .filter(i -> codec.column(i).info().name().equals(column))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(codec + " has no column " + column));
    values[place] = component(codec.column(place), value);
    return this;
  }

  /**
   * @param place of the record's component
   */
  public Rows<R> setComponent(int place, Object value) {
    values[place] = value;
    return this;
  }

  public R row() {
    return codec.row(values.clone());
  }

  private static Object component(Column<?> column, Object value) {
    Object component = value;
    if (column.info().type().storage() == Storage.INSTANT && value instanceof String text) {
      component = Times.parse(text);
    } else if (column.info().type().storage() == Storage.SECONDS) {
      component = value == null ? null : ((Duration) value).toMillis();
    }
    Class<?> type = MethodType.methodType(column.javaType()).wrap().returnType();
    if (component == null ? column.javaType().isPrimitive() : !type.isInstance(component)) {
      throw new IllegalArgumentException(column.info() + " cannot be " + value);
    }
    return component;
  }
}
