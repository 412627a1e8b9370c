package io.escalations.schemas.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of any table, of values drawn with a seed. */
public final class RandomRows {
  private static final List<String> TEXTS =
      List.of("", "a", "Billing", "\u00e9\ud83d\ude00", "x".repeat(200), "y".repeat(20_000));

  private RandomRows() {}

  /** A row in which about a third of what can be absent is. */
  public static <R> R row(Table<R> table, Random random) {
    RowCodec<R> codec = table.codec();
    Object[] values = codec.blank();
    for (int i = 0; i < values.length; i++) {
      if (codec.isKey(i) || random.nextInt(3) > 0) {
        values[i] = anyOf(codec.column(i).javaType(), random);
      }
    }
    return codec.row(values);
  }

  /** Of a component of a row. */
  public static Object anyOf(Class<?> type, Random random) {
    if (type == String.class) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt() >> random.nextInt(Integer.SIZE);
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong() >> random.nextInt(Long.SIZE);
    }
    if (type == double.class) {
      return random.nextGaussian();
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(random.nextLong() + "E-" + random.nextInt(9));
    }
    if (type == List.class) {
      return TEXTS.subList(0, random.nextInt(TEXTS.size()));
    }
    if (type == Map.class) {
      return random.nextBoolean() ? Map.of() : Map.of("plan", TEXTS.get(random.nextInt(3)));
    }
    return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
  }
}
