package io.escalations.core.said;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * Sixty-four bits of a row's values, the same in every JVM: enough to tell whether a row is as it was. Every event has
 * all rows of its case digested, so nothing is encoded for it. An absent value adds nothing, so a field that a later
 * build adds changes no digest until it has a value.
 */
final class RowDigest<R extends Record> {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long FACTOR_2 = FACTOR * FACTOR;
  private static final long FACTOR_3 = FACTOR_2 * FACTOR;
  private static final long FACTOR_4 = FACTOR_3 * FACTOR;
  private static final MethodType STEP = MethodType.methodType(long.class, long.class, Object.class);

  /** From what was digested before and a row to the digest: one handle over all values, which the JVM compiles as one piece. */
  private final MethodHandle steps;

  private RowDigest(MethodHandle steps) {
    this.steps = steps;
  }

  static <R extends Record> RowDigest<R> of(Class<R> type) {
    MethodHandle steps = MethodHandles.dropArguments(MethodHandles.identity(long.class), 1, Object.class);
    for (RecordComponent component : type.getRecordComponents()) {
      MethodHandle both = MethodHandles.collectArguments(step(type, component), 0, steps);
      steps = MethodHandles.permuteArguments(both, STEP, 0, 1, 1);
    }
    return new RowDigest<>(steps);
  }

  private static MethodHandle step(Class<?> type, RecordComponent component) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle value = lookup.unreflect(component.getAccessor());
      MethodHandle named = MethodHandles.insertArguments(adding(component.getType()), 1, bits(component.getName()));
      Class<?> added = named.type().parameterType(1);
      return MethodHandles.filterArguments(named, 1, value.asType(MethodType.methodType(added, Object.class))).asType(STEP);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type.getSimpleName() + "." + component.getName() + " is of a type that cannot be digested", e);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(component + " cannot be read: rows are public", e);
    }
  }

  /** From a digest, the bits of a name and a value of the type to the digest with them. */
  private static MethodHandle adding(Class<?> type) throws NoSuchMethodException, IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    if (!type.isEnum()) {
      return lookup.findStatic(RowDigest.class, "add", MethodType.methodType(long.class, long.class, long.class, type));
    }
    long[] constants = Stream.of(type.getEnumConstants()).mapToLong(constant -> bits(((Enum<?>) constant).name())).toArray();
    MethodHandle add = lookup.findStatic(RowDigest.class, "add", MethodType.methodType(long.class, long.class, long.class, Enum.class, long[].class));
    return MethodHandles.insertArguments(add, 3, (Object) constants);
  }

  long of(R row) {
    try {
      return (long) steps.invokeExact(0L, (Object) row);
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor of a record only reads", e);
    }
  }

  private static long add(long digest, long name, String text) {
    return text == null ? digest : add(digest, name, bits(text));
  }

  private static long add(long digest, long name, Long number) {
    return number == null ? digest : add(digest, name, (long) number);
  }

  private static long add(long digest, long name, Integer number) {
    return number == null ? digest : add(digest, name, (long) number);
  }

  private static long add(long digest, long name, BigDecimal amount) {
    return amount == null ? digest : add(digest, name, bits(amount.toString()));
  }

  private static long add(long digest, long name, Enum<?> constant, long[] constants) {
    return constant == null ? digest : add(digest, name, constants[constant.ordinal()]);
  }

  private static long add(long digest, long name, int number) {
    return add(digest, name, (long) number);
  }

  private static long add(long digest, long name, long value) {
    return mix((digest + name) ^ mix(value));
  }

  /** A polynomial of the UTF-16 units, four of them at a time, so that the processor need not wait for each product. */
  private static long bits(String text) {
    long bits = text.length();
    int at = 0;
    for (; at + 3 < text.length(); at += 4) {
      bits = bits * FACTOR_4 + text.charAt(at) * FACTOR_3 + text.charAt(at + 1) * FACTOR_2 + text.charAt(at + 2) * FACTOR + text.charAt(at + 3);
    }
    for (; at < text.length(); at++) {
      bits = bits * FACTOR + text.charAt(at);
    }
    return bits;
  }

  /** Spreads every bit over all: the finalizer of SplitMix64. */
  private static long mix(long bits) {
    long spread = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    spread = (spread ^ (spread >>> 27)) * 0x94d049bb133111ebL;
    return spread ^ (spread >>> 31);
  }
}
