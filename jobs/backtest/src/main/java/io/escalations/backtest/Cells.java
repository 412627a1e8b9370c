package io.escalations.backtest;

import io.escalations.schemas.Times;
import io.escalations.schemas.table.ValueSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values of a row as files of text hold them: times are RFC 3339, durations seconds. */
final class Cells implements ValueSink {
  private List<Object> cells = new ArrayList<>();

  /** The cells of the row that was written. */
  List<Object> take() {
    List<Object> row = cells;
    cells = new ArrayList<>();
    return row;
  }

  @Override
  public void nothing() {
    cells.add(null);
  }

  @Override
  public void text(String value) {
    cells.add(value);
  }

  @Override
  public void integer(int value) {
    cells.add(value);
  }

  @Override
  public void number(long value) {
    cells.add(value);
  }

  @Override
  public void instant(long epochMillis) {
    cells.add(Times.format(epochMillis));
  }

  @Override
  public void seconds(long millis) {
    cells.add(BigDecimal.valueOf(millis, 3));
  }

  @Override
  public void amount(BigDecimal value) {
    cells.add(value);
  }

  @Override
  public void real(double value) {
    cells.add(value);
  }

  @Override
  public void texts(List<String> values) {
    text(String.join(", ", values));
  }

  @Override
  public void map(Map<String, String> values) {
    text(values.toString());
  }
}
