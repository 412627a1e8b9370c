package io.escalations.jobs.lake;

import io.escalations.schemas.table.ValueSink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The values of a row as Avro holds them, column after column. */
final class AvroValues implements ValueSink {
  private static final int AMOUNT_SCALE = 9;

  private final GenericData.Record row;
  private int place;

  AvroValues(Schema schema) {
    row = new GenericData.Record(schema);
  }

  GenericRecord row() {
    return row;
  }

  /**
   * @param value as Avro wants it; may be null
   */
  void put(Object value) {
    row.put(place++, value);
  }

  @Override
  public void nothing() {
    put(null);
  }

  @Override
  public void text(String value) {
    put(value);
  }

  @Override
  public void integer(int value) {
    put(value);
  }

  @Override
  public void number(long value) {
    put(value);
  }

  @Override
  public void instant(long epochMillis) {
    put(epochMillis);
  }

  @Override
  public void seconds(long millis) {
    put(ByteBuffer.wrap(BigInteger.valueOf(millis).toByteArray()));
  }

  @Override
  public void amount(BigDecimal value) {
    put(ByteBuffer.wrap(value.setScale(AMOUNT_SCALE).unscaledValue().toByteArray()));
  }

  @Override
  public void real(double value) {
    put(value);
  }

  @Override
  public void texts(List<String> values) {
    put(values);
  }

  @Override
  public void map(Map<String, String> values) {
    put(values);
  }
}
