package io.escalations.core.said;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Sixty-four bits of a row's values, the same in every JVM: enough to tell whether a row is as it was. Every event has
 * all rows of its case digested, so nothing is encoded for it. An absent value adds nothing, so a field that a later
 * build adds changes no digest until it has a value.
 */
final class RowDigest<R extends Record> {
  private static final Set<Class<?>> SUPPORTED = Set.of(String.class, BigDecimal.class, Integer.class, int.class, Long.class, long.class);
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final MethodHandle[] values;
  private final long[] names;

  private RowDigest(MethodHandle[] values, long[] names) {
    this.values = values;
    this.names = names;
  }

  static <R extends Record> RowDigest<R> of(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    MethodHandle[] values = new MethodHandle[components.length];
    long[] names = new long[components.length];
    for (int i = 0; i < components.length; i++) {
      if (!SUPPORTED.contains(components[i].getType()) && !components[i].getType().isEnum()) {
        throw new IllegalArgumentException(type.getSimpleName() + "." + components[i].getName() + " is of a type that cannot be digested");
      }
      values[i] = value(components[i]);
      names[i] = bits(components[i].getName());
    }
    return new RowDigest<>(values, names);
  }

  private static MethodHandle value(RecordComponent component) {
    try {
      return MethodHandles.lookup().unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(component + " cannot be read: rows are public", e);
    }
  }

  long of(R row) {
    long digest = 0;
    for (int i = 0; i < values.length; i++) {
      Object value = value(i, row);
      if (value != null) {
        digest = mix((digest + names[i]) ^ mix(bits(value)));
      }
    }
    return digest;
  }

  private Object value(int field, Object row) {
    try {
      return values[field].invokeExact(row);
    } catch (Throwable e) {
      throw new IllegalStateException("an accessor of a record only reads", e);
    }
  }

  private static long bits(Object value) {
    if (value instanceof String text) {
      return bits(text);
    }
    if (value instanceof Number number && !(value instanceof BigDecimal)) {
      return number.longValue();
    }
    return bits(value instanceof Enum<?> constant ? constant.name() : value.toString());
  }

  /** FNV-1a over the UTF-16 units. */
  private static long bits(String text) {
    long bits = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      bits = (bits ^ text.charAt(i)) * FNV_PRIME;
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
