package io.escalations.history.compaction;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveComparator;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The order of rows in a file: by case, so that its rows stand together. A value that is missing
 * comes first.
 *
 * @param columns by their importance; those that a file lacks do not count
 */
record RowOrder(List<String> columns) implements Comparator<Group> {
  private static final List<String> OF_EVENTS =
      List.of("case_id", "occurred_at", "sequence", "event_id");

  /** Facts and windows by key, and of one key by version. */
  static RowOrder of(Table<?> table) {
    return new RowOrder(
        table.equals(Tables.CASE_EVENTS)
            ? OF_EVENTS
            : Stream.concat(table.key().stream(), Stream.of("version", "is_deleted")).toList());
  }

  /** One line that tells it from others. */
  String text() {
    return String.join(",", columns);
  }

  @Override
  public int compare(Group one, Group other) {
    for (String column : columns) {
      int order = one.getType().containsField(column) ? compare(one, other, column) : 0;
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Group one, Group other, String column) {
    GroupType type = one.getType();
    int place = type.getFieldIndex(column);
    boolean has = one.getFieldRepetitionCount(place) > 0;
    boolean otherHas = other.getFieldRepetitionCount(place) > 0;
    if (!has || !otherHas) {
      return Boolean.compare(has, otherHas);
    }
    Type field = type.getType(place);
    return field.isPrimitive() ? compare(one, other, place, field.asPrimitiveType()) : 0;
  }

  private static int compare(Group one, Group other, int place, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> Integer.compare(one.getInteger(place, 0), other.getInteger(place, 0));
      case INT64 -> Long.compare(one.getLong(place, 0), other.getLong(place, 0));
      case BOOLEAN -> Boolean.compare(one.getBoolean(place, 0), other.getBoolean(place, 0));
      case DOUBLE -> Double.compare(one.getDouble(place, 0), other.getDouble(place, 0));
      case FLOAT -> Float.compare(one.getFloat(place, 0), other.getFloat(place, 0));
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          PrimitiveComparator.UNSIGNED_LEXICOGRAPHICAL_BINARY_COMPARATOR.compare(
              one.getBinary(place, 0), other.getBinary(place, 0));
    };
  }
}
