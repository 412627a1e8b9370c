package io.escalations.backtest;

import io.escalations.schemas.table.ValueSink;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;

/** The values of a row as Parquet holds them, column after column, see {@link ParquetColumns}. */
final class ParquetValues implements ValueSink {
  private final Group row;
  private int place;

  ParquetValues(MessageType schema) {
    row = new SimpleGroup(schema);
  }

  Group row() {
    return row;
  }

  @Override
  public void nothing() {
    place++;
  }

  @Override
  public void text(String value) {
    row.add(place++, value);
  }

  @Override
  public void integer(int value) {
    row.add(place++, value);
  }

  @Override
  public void number(long value) {
    row.add(place++, value);
  }

  @Override
  public void instant(long epochMillis) {
    number(epochMillis);
  }

  @Override
  public void seconds(long millis) {
    number(millis);
  }

  @Override
  public void amount(BigDecimal value) {
    throw new IllegalStateException("no result has such a column");
  }

  @Override
  public void real(double value) {
    row.add(place++, value);
  }

  @Override
  public void texts(List<String> values) {
    throw new IllegalStateException("no result has such a column");
  }

  @Override
  public void map(Map<String, String> values) {
    throw new IllegalStateException("no result has such a column");
  }
}
