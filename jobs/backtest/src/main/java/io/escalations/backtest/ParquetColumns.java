package io.escalations.backtest;

import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Storage;
import io.escalations.schemas.table.Table;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** How Parquet holds the columns of a result: texts, whole numbers and times, as the lake does. */
final class ParquetColumns {
  private ParquetColumns() {}

  static MessageType of(Table<?> table) {
    return new MessageType(
        table.name(), table.columns().stream().map(ParquetColumns::column).toList());
  }

  private static Type column(ColumnInfo column) {
    Type.Repetition repetition =
        column.type().isNullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    Storage storage = column.type().storage();
    return switch (storage) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case UINT8, UINT32 ->
          Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
      case UINT64, INT64 ->
          Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case INSTANT ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
              .named(column.name());
      case SECONDS ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.decimalType(3, 18))
              .named(column.name());
      case REAL -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case AMOUNT, TEXTS, TEXT_MAP ->
          throw new IllegalArgumentException("no result has a column of " + storage);
    };
  }
}
