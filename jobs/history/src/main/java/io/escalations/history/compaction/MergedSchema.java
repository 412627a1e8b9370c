package io.escalations.history.compaction;

import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns of several files: all that one of them has, whether they are known or not. One that a
 * file lacks is null in its rows.
 */
record MergedSchema(MessageType type) {
  /**
   * @param schemas by file
   * @throws UserError if a column has different types
   */
  static MergedSchema of(Map<Path, MessageType> schemas) {
    Map<String, Type> columns = new LinkedHashMap<>();
    Map<String, Path> firstIn = new LinkedHashMap<>();
    Set<String> nullable = new LinkedHashSet<>();
    List<Map.Entry<Path, MessageType>> widestFirst = new ArrayList<>(schemas.entrySet());
    widestFirst.sort(
        (one, other) ->
            Integer.compare(other.getValue().getFieldCount(), one.getValue().getFieldCount()));
    for (Map.Entry<Path, MessageType> file : widestFirst) {
      for (Type column : file.getValue().getFields()) {
        Type known = columns.putIfAbsent(column.getName(), column);
        Path first = firstIn.putIfAbsent(column.getName(), file.getKey());
        if (known != null && !optional(known).equals(optional(column))) {
          throw new UserError(
              "%s: column %s is %s, and in %s it is %s: take one of them out of the lake"
                  .formatted(file.getKey(), column.getName(), column, first, known));
        }
        if (!column.isRepetition(Repetition.REQUIRED)) {
          nullable.add(column.getName());
        }
      }
    }
    columns.keySet().stream()
        .filter(name -> schemas.values().stream().anyMatch(schema -> !schema.containsField(name)))
        .forEach(nullable::add);
    return new MergedSchema(
        new MessageType(
            widestFirst.get(0).getValue().getName(),
            columns.values().stream()
                .map(column -> nullable.contains(column.getName()) ? optional(column) : column)
                .toList()));
  }

  /** A list or a map is a group, and stays one. */
  private static Type optional(Type column) {
    if (column.isRepetition(Repetition.OPTIONAL)) {
      return column;
    }
    return column.isPrimitive()
        ? Types.primitive(column.asPrimitiveType().getPrimitiveTypeName(), Repetition.OPTIONAL)
            .length(column.asPrimitiveType().getTypeLength())
            .as(column.getLogicalTypeAnnotation())
            .named(column.getName())
        : Types.optionalGroup()
            .addFields(column.asGroupType().getFields().toArray(Type[]::new))
            .as(column.getLogicalTypeAnnotation())
            .named(column.getName());
  }

  /** The row with the columns of all files. */
  Group widen(Group row) {
    if (row.getType().equals(type)) {
      return row;
    }
    Group wide = new SimpleGroup(type);
    for (Type column : row.getType().getFields()) {
      int from = row.getType().getFieldIndex(column.getName());
      int to = type.getFieldIndex(column.getName());
      for (int value = 0; value < row.getFieldRepetitionCount(from); value++) {
        copy(row, from, value, wide, to);
      }
    }
    return wide;
  }

  private static void copy(Group row, int from, int value, Group wide, int to) {
    Type column = row.getType().getType(from);
    if (!column.isPrimitive()) {
      wide.add(to, row.getGroup(from, value));
      return;
    }
    switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> wide.add(to, row.getInteger(from, value));
      case INT64 -> wide.add(to, row.getLong(from, value));
      case BOOLEAN -> wide.add(to, row.getBoolean(from, value));
      case DOUBLE -> wide.add(to, row.getDouble(from, value));
      case FLOAT -> wide.add(to, row.getFloat(from, value));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> wide.add(to, row.getBinary(from, value));
      case INT96 -> wide.add(to, row.getInt96(from, value));
    }
  }
}
