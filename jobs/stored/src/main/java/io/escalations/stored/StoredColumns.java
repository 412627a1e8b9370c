package io.escalations.stored;

import java.math.BigDecimal;
import java.util.Map;

/** A row of {@code case_events}, wherever it is kept. A column that is not there is null. */
public interface StoredColumns {
  /** Whether there is such a column, and it is not null. */
  boolean has(String column);

  /** Null if there is none. */
  String text(String column);

  /** Null if there is none. */
  Long number(String column);

  /** Epoch milliseconds UTC; null if there is none. */
  Long instant(String column);

  /** Null if there is none. */
  BigDecimal decimal(String column);

  /** Empty if there are none. */
  Map<String, String> texts(String column);
}
