package io.escalations.jobs.io.clickhouse;

import java.math.BigDecimal;
import java.time.Instant;

/** What the driver wants to see for a column of some type. */
public final class ColumnValues {
  private static final int MILLIS_SCALE = 3;
  private static final int AMOUNT_SCALE = 9;

  private ColumnValues() {}

  /**
   * @param epochMillis null stays null
   */
  public static Instant instant(Long epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
  }

  /**
   * @param millis null stays null
   */
  public static BigDecimal seconds(Long millis) {
    return millis == null ? null : BigDecimal.valueOf(millis, MILLIS_SCALE);
  }

  /** Events carry nine decimals at most. */
  public static BigDecimal amount(BigDecimal amount) {
    return amount == null ? null : amount.setScale(AMOUNT_SCALE);
  }

  /**
   * @param value null stays null
   */
  public static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** For columns that are never null: empty in the row that says a key is no more. */
  public static String nameOrEmpty(Enum<?> value) {
    return value == null ? "" : value.name();
  }
}
