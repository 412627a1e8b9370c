package io.escalations.schemas.table;

/** What a column is stored as, without regard to whether it may be null. */
public enum Storage {
  TEXT("String"),
  UINT8("UInt8"),
  UINT32("UInt32"),
  UINT64("UInt64"),
  INT64("Int64"),
  /** Epoch milliseconds UTC in Java. */
  INSTANT("DateTime64(3, 'UTC')"),
  /** A duration: milliseconds in Java, seconds with three decimals in a table. */
  SECONDS("Decimal(18, 3)"),
  /** An amount of money with nine decimals. */
  AMOUNT("Decimal(38, 9)"),
  REAL("Float64"),
  TEXTS("Array(String)"),
  TEXT_MAP("Map(String, String)");

  private final String clickHouse;

  Storage(String clickHouse) {
    this.clickHouse = clickHouse;
  }

  String clickHouse() {
    return clickHouse;
  }
}
