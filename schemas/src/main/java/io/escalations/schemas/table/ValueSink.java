package io.escalations.schemas.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Takes the values of a row, one column after the other. */
public interface ValueSink {
  /** The column's value is unknown; only a nullable column has none. */
  void nothing();

  void text(String value);

  void integer(int value);

  void number(long value);

  /**
   * @param epochMillis UTC
   */
  void instant(long epochMillis);

  /** A duration. */
  void seconds(long millis);

  void amount(BigDecimal value);

  void real(double value);

  void texts(List<String> values);

  void map(Map<String, String> values);
}
