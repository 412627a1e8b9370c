package io.escalations.history.parquet;

import io.escalations.schemas.UserError;
import io.escalations.stored.StoredColumns;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * A row of a Parquet file. A column that the file does not have is null; one of another type is a
 * {@link UserError}.
 */
public final class ParquetRow implements StoredColumns {
  private static final long MICROS = 1000;
  private static final long NANOS = 1_000_000;

  private final Group row;

  ParquetRow(Group row) {
    this.row = row;
  }

  @Override
  public boolean has(String column) {
    return row.getType().containsField(column) && row.getFieldRepetitionCount(column) > 0;
  }

  @Override
  public String text(String column) {
    if (!has(column)) {
      return null;
    }
    if (!isBinary(row.getType().getType(column))) {
      throw new UserError(column + " is no text but " + row.getType().getType(column));
    }
    return row.getString(column, 0);
  }

  private static boolean isBinary(Type type) {
    return type.isPrimitive()
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  @Override
  public Long number(String column) {
    if (!has(column)) {
      return null;
    }
    Type type = row.getType().getType(column);
    if (!type.isPrimitive()) {
      throw new UserError(column + " is no whole number but " + type);
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> Long.valueOf(row.getInteger(column, 0));
      case INT64 -> Long.valueOf(row.getLong(column, 0));
      case BOOLEAN -> row.getBoolean(column, 0) ? 1L : 0L;
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96, FLOAT, DOUBLE ->
          throw new UserError(column + " is no whole number but " + type);
    };
  }

  /** Epoch milliseconds UTC, whatever the unit in the file. */
  @Override
  public Long instant(String column) {
    Long value = number(column);
    if (value == null) {
      return null;
    }
    LogicalTypeAnnotation logical = row.getType().getType(column).getLogicalTypeAnnotation();
    if (!(logical instanceof TimestampLogicalTypeAnnotation timestamp)) {
      throw new UserError(column + " is no timestamp");
    }
    return Math.floorDiv(value, unitsInMillisecond(timestamp.getUnit()));
  }

  private static long unitsInMillisecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1;
      case MICROS -> MICROS;
      case NANOS -> NANOS;
    };
  }

  @Override
  public BigDecimal decimal(String column) {
    if (!has(column)) {
      return null;
    }
    Type type = row.getType().getType(column);
    if (!(type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal)) {
      throw new UserError(column + " is no decimal but " + type);
    }
    int scale = decimal.getScale();
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64 -> BigDecimal.valueOf(number(column), scale);
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          new BigDecimal(new BigInteger(row.getBinary(column, 0).getBytes()), scale);
      case BOOLEAN, INT96, FLOAT, DOUBLE ->
          throw new UserError(column + " is no decimal but " + type);
    };
  }

  @Override
  public Map<String, String> texts(String column) {
    if (!has(column)) {
      return Map.of();
    }
    if (!(row.getType().getType(column).getLogicalTypeAnnotation()
        instanceof MapLogicalTypeAnnotation)) {
      throw new UserError(column + " is no map but " + row.getType().getType(column));
    }
    Map<String, String> texts = new TreeMap<>();
    Group map = row.getGroup(column, 0);
    for (int entry = 0; entry < map.getFieldRepetitionCount(0); entry++) {
      Group pair = map.getGroup(0, entry);
      texts.put(pair.getString(0, 0), pair.getString(1, 0));
    }
    return texts;
  }
}
