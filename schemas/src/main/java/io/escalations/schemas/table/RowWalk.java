package io.escalations.schemas.table;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks the columns of a row as if the walk were written out by hand. A loop would call each column
 * and its accessor through an interface, and so took two and a half times as long. Here the walk is
 * one method handle, a constant of a class of its own, which the compiler takes apart completely.
 */
abstract class RowWalk<R> {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType DIGEST =
      MethodType.methodType(long.class, Object.class, long.class);
  private static final MethodType ENCODE =
      MethodType.methodType(
          void.class, Column.class, int.class, Object.class, RowOutput.class, int.class);

  /** The sum over all columns. */
  abstract long digest(R row);

  /**
   * Writes the values that are there.
   *
   * @param bits where to note that they are
   */
  abstract void encode(R row, RowOutput out, int bits);

  /**
   * @param from the first column that is walked
   */
  static <R> RowWalk<R> of(Column<R>[] columns, int from) {
    try {
      List<MethodHandle> handles =
          List.of(
              sum(IntStream.range(from, columns.length).mapToObj(i -> digest(columns, i)).toList()),
              sequence(
                  IntStream.range(from, columns.length)
                      .mapToObj(i -> encode(columns, i))
                      .toList()));
      return instantiate(
          LOOKUP.defineHiddenClassWithClassData(template(), handles, true).lookupClass());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called for each column. */
  static <R> void encode(Column<R> column, int place, R row, RowOutput out, int bits) {
    if (column.encode(row, out)) {
      out.set(bits, place);
    }
  }

  private static MethodHandle digest(Column<?>[] columns, int place) {
    try {
      MethodHandle digest =
          LOOKUP.findVirtual(columns[place].getClass(), "digest", DIGEST).bindTo(columns[place]);
      return MethodHandles.insertArguments(digest, 1, RowDigest.seed(place));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle encode(Column<?>[] columns, int place) {
    try {
      MethodHandle encode = LOOKUP.findStatic(RowWalk.class, "encode", ENCODE);
      return MethodHandles.insertArguments(encode, 0, columns[place], place);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A balanced tree, so that the compiler need not go deep. */
  private static MethodHandle sum(List<MethodHandle> digests) throws ReflectiveOperationException {
    if (digests.size() == 1) {
      return digests.get(0);
    }
    int half = digests.size() / 2;
    MethodHandle plus =
        LOOKUP.findStatic(
            Long.class, "sum", MethodType.methodType(long.class, long.class, long.class));
    MethodHandle both =
        MethodHandles.filterArguments(
            plus, 0, sum(digests.subList(0, half)), sum(digests.subList(half, digests.size())));
    return MethodHandles.permuteArguments(
        both, MethodType.methodType(long.class, Object.class), 0, 0);
  }

  private static MethodHandle sequence(List<MethodHandle> steps) {
    if (steps.size() == 1) {
      return steps.get(0);
    }
    int half = steps.size() / 2;
    return MethodHandles.foldArguments(
        sequence(steps.subList(half, steps.size())), sequence(steps.subList(0, half)));
  }

  private static byte[] template() {
    try (InputStream in = RowWalk.class.getResourceAsStream("UnrolledRowWalk.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("a class of this package cannot be read", e);
    }
  }

  @SuppressWarnings("unchecked") // walks the rows that its columns are of
  private static <R> RowWalk<R> instantiate(Class<?> type) throws ReflectiveOperationException {
    MethodHandle constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class));
    try {
      return (RowWalk<R>) constructor.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("it has nothing to do", e);
    }
  }
}
