package io.escalations.schemas.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The walk of one table. {@link RowWalk} defines this class once more for each, with the table's
 * handles as its constants.
 */
final class UnrolledRowWalk<R> extends RowWalk<R> {
  private static final MethodHandle DIGEST = handle(0);
  private static final MethodHandle ENCODE = handle(1);

  UnrolledRowWalk() {}

  @Override
  long digest(R row) {
    try {
      return (long) DIGEST.invokeExact((Object) row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor throws nothing checked", e);
    }
  }

  @Override
  void encode(R row, RowOutput out, int bits) {
    try {
      ENCODE.invokeExact((Object) row, out, bits);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor throws nothing checked", e);
    }
  }

  private static MethodHandle handle(int place) {
    try {
      return MethodHandles.classDataAt(MethodHandles.lookup(), "_", MethodHandle.class, place);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
