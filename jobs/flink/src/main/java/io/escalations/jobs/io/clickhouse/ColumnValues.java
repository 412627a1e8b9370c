package io.escalations.jobs.io.clickhouse;

import io.escalations.schemas.table.ValueSink;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The values of a row as the driver wants to see them. */
final class ColumnValues implements ValueSink {
  private static final int MILLIS_SCALE = 3;
  private static final int AMOUNT_SCALE = 9;

  private final Object[] values;
  private int size;

  ColumnValues(int columns) {
    values = new Object[columns];
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < size; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  @Override
  public void nothing() {
    values[size++] = null;
  }

  @Override
  public void text(String value) {
    values[size++] = value;
  }

  @Override
  public void integer(int value) {
    values[size++] = value;
  }

  @Override
  public void number(long value) {
    values[size++] = value;
  }

  @Override
  public void instant(long epochMillis) {
    values[size++] = Instant.ofEpochMilli(epochMillis);
  }

  @Override
  public void seconds(long millis) {
    values[size++] = BigDecimal.valueOf(millis, MILLIS_SCALE);
  }

  /** Events carry nine decimals at most. */
  @Override
  public void amount(BigDecimal value) {
    values[size++] = value.setScale(AMOUNT_SCALE);
  }

  @Override
  public void real(double value) {
    values[size++] = value;
  }

  @Override
  public void texts(List<String> texts) {
    values[size++] = texts;
  }

  @Override
  public void map(Map<String, String> map) {
    values[size++] = map;
  }
}
