package io.escalations.jobs.lake;

import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.ColumnType;
import io.escalations.schemas.table.ColumnTypes;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** How Parquet holds the columns of a table. */
final class LakeSchema {
  private static final int SECONDS_PRECISION = 18;
  private static final int SECONDS_SCALE = 3;
  private static final int AMOUNT_PRECISION = 38;
  private static final int AMOUNT_SCALE = 9;

  private LakeSchema() {}

  /** Of rows that are written once. */
  static Schema of(Table<?> table) {
    return record(table, fields(table.columns()));
  }

  /** Of rows that are written in versions. */
  static Schema ofVersions(Table<?> table) {
    List<Schema.Field> fields = fields(table.storedColumns());
    fields.add(
        field(
            new ColumnInfo(
                "known_at",
                ColumnTypes.INSTANT.nullable(),
                "Event time at which it was emitted, or a final window restated")));
    fields.add(
        new Schema.Field(
            "correction",
            Schema.create(Schema.Type.BOOLEAN),
            "Whether the quarter it stands in had ended when it was emitted"));
    return record(table, fields);
  }

  private static Schema record(Table<?> table, List<Schema.Field> fields) {
    return Schema.createRecord(table.name(), table.comment(), null, false, fields);
  }

  private static List<Schema.Field> fields(List<ColumnInfo> columns) {
    return new ArrayList<>(columns.stream().map(LakeSchema::field).toList());
  }

  private static Schema.Field field(ColumnInfo column) {
    Schema type = type(column.type());
    return column.type().isNullable()
        ? new Schema.Field(
            column.name(),
            Schema.createUnion(Schema.create(Schema.Type.NULL), type),
            column.comment(),
            Schema.Field.NULL_DEFAULT_VALUE)
        : new Schema.Field(column.name(), type, column.comment());
  }

  private static Schema type(ColumnType type) {
    return switch (type.storage()) {
      case TEXT -> Schema.create(Schema.Type.STRING);
      case UINT8, UINT32 -> Schema.create(Schema.Type.INT);
      case UINT64, INT64 -> Schema.create(Schema.Type.LONG);
      case INSTANT -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case SECONDS -> decimal(SECONDS_PRECISION, SECONDS_SCALE);
      case AMOUNT -> decimal(AMOUNT_PRECISION, AMOUNT_SCALE);
      case REAL -> Schema.create(Schema.Type.DOUBLE);
      case TEXTS -> Schema.createArray(Schema.create(Schema.Type.STRING));
      case TEXT_MAP -> Schema.createMap(Schema.create(Schema.Type.STRING));
    };
  }

  private static Schema decimal(int precision, int scale) {
    return LogicalTypes.decimal(precision, scale).addToSchema(Schema.create(Schema.Type.BYTES));
  }
}
