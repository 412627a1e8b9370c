package io.escalations.schemas.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** Makes a row of the values of its components. */
final class RowConstructor<R> {
  private final Class<R> type;
  private final MethodHandle constructor;

  private RowConstructor(Class<R> type, MethodHandle constructor) {
    this.type = type;
    this.constructor = constructor;
  }

  /**
   * @param columns one for each component of the record, in the same order
   * @throws IllegalArgumentException if they are not
   */
  static <R> RowConstructor<R> of(Class<R> type, List<? extends Column<R>> columns) {
    List<Class<?>> given = columns.stream().<Class<?>>map(Column::javaType).toList();
    List<Class<?>> needed =
        Stream.of(type.getRecordComponents()).<Class<?>>map(RecordComponent::getType).toList();
    if (!given.equals(needed)) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " has the components " + needed + ", its table " + given);
    }
    try {
      MethodHandle canonical =
          MethodHandles.publicLookup()
              .findConstructor(type, MethodType.methodType(void.class, given));
      return new RowConstructor<>(
          type,
          canonical
              .asSpreader(Object[].class, given.size())
              .asType(MethodType.methodType(Object.class, Object[].class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getSimpleName() + " must be a public record", e);
    }
  }

  R row(Object[] values) {
    try {
      return type.cast((Object) constructor.invokeExact(values));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor throws nothing checked", e);
    }
  }
}
