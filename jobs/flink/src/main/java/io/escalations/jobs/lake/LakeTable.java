package io.escalations.jobs.lake;

import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.warehouse.CaseResolutionsTable;
import io.escalations.jobs.warehouse.CaseSpansTable;
import io.escalations.jobs.warehouse.CasesTable;
import io.escalations.jobs.warehouse.EscalationsTable;
import io.escalations.jobs.warehouse.EventRows;
import io.escalations.jobs.warehouse.ResolutionRows;
import io.escalations.jobs.warehouse.SlaClocksTable;
import io.escalations.jobs.warehouse.VolumeRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A table of the lake: the columns of the warehouse's table, as {@code <table>.avsc} says how
 * Parquet holds them.
 */
final class LakeTable {
  static final LakeTable EVENTS =
      new LakeTable(EventRows.INSERT, "occurred_at", Instants.CAN_CHANGE, "case_id", "event_id");

  private static final Map<String, LakeTable> BY_NAME =
      Stream.of(
              EVENTS,
              new LakeTable(CasesTable.INSERT, "opened_at", Instants.CAN_CHANGE, "case_id"),
              new LakeTable(
                  EscalationsTable.INSERT,
                  "escalated_at",
                  Instants.CAN_CHANGE,
                  "case_id",
                  "escalation_no"),
              new LakeTable(
                  SlaClocksTable.INSERT,
                  "started_at",
                  Instants.CAN_CHANGE,
                  "case_id",
                  "clock",
                  "instance"),
              new LakeTable(
                  CaseResolutionsTable.INSERT,
                  "stopped_at",
                  Instants.CAN_CHANGE,
                  "case_id",
                  "spell"),
              new LakeTable(
                  CaseSpansTable.INSERT, "from", Instants.CAN_CHANGE, "case_id", "kind", "number"),
              new LakeTable(
                  VolumeRows.INSERT,
                  "window_end",
                  Instants.END_IN_KEY,
                  "window",
                  "window_end",
                  "department",
                  "issue_category",
                  "tier",
                  "channel"),
              new LakeTable(
                  ResolutionRows.INSERT,
                  "window_end",
                  Instants.END_IN_KEY,
                  "window",
                  "window_end",
                  "department",
                  "issue_category",
                  "priority"))
          .collect(Collectors.toMap(LakeTable::name, Function.identity()));

  private static final String SEPARATOR = "\u001f";
  private static final int ABSENT = -1;
  private static final int ROW_BYTES = 256;

  private final String name;
  private final Schema schema;
  private final GenericDatumWriter<GenericRecord> writer;
  private final GenericDatumReader<GenericRecord> reader;
  private final Instants instants;

  /** Of each of the warehouse's columns, in their order: where it stands in a row of the lake. */
  private final int[] positions;

  /** Which of the warehouse's columns. */
  private final int instant;

  private final int[] key;

  /** What is to be known of the instant that decides on the quarter. */
  private enum Instants {
    CAN_CHANGE,
    /** It is part of the key, and exclusive. */
    END_IN_KEY
  }

  private LakeTable(InsertStatement<?> table, String instant, Instants instants, String... key) {
    name = table.table();
    schema = schema(name);
    writer = new GenericDatumWriter<>(schema);
    reader = new GenericDatumReader<>(schema);
    this.instants = instants;
    List<String> columns = table.columns();
    positions =
        columns.stream()
            .map(schema::getField)
            .mapToInt(field -> field == null ? ABSENT : field.pos())
            .toArray();
    this.instant = columns.indexOf(instant);
    this.key = Stream.of(key).mapToInt(columns::indexOf).toArray();
  }

  static LakeTable named(String name) {
    return BY_NAME.get(name);
  }

  String name() {
    return name;
  }

  /** Whether the quarter of a key is always the same one. */
  boolean quarterIsFixed() {
    return instants == Instants.END_IN_KEY;
  }

  /** A row of facts or windows. @param values in the order of the warehouse's columns */
  GenericRecord row(List<Object> values, Long knownAt, boolean correction) {
    GenericRecord row = row(values);
    row.put("known_at", knownAt);
    row.put("correction", correction);
    return row;
  }

  /**
   * @param values in the order of the warehouse's columns
   */
  GenericRecord row(List<Object> values) {
    GenericRecord row = new GenericData.Record(schema);
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != ABSENT) {
        row.put(positions[i], inParquet(values.get(i)));
      }
    }
    return row;
  }

  /** The row's key, as text. */
  <R> String key(InsertStatement<R> statement, R content) {
    StringBuilder text = new StringBuilder(name);
    for (int column : key) {
      text.append(SEPARATOR).append(inParquet(statement.value(column, content)));
    }
    return text.toString();
  }

  <R> QuarterPartition quarter(InsertStatement<R> statement, R content) {
    Instant at = (Instant) statement.value(instant, content);
    return at == null
        ? QuarterPartition.UNKNOWN
        : QuarterPartition.of(quarterIsFixed() ? at.toEpochMilli() - 1 : at.toEpochMilli());
  }

  byte[] encode(GenericRecord row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROW_BYTES);
    try {
      writer.write(row, EncoderFactory.get().directBinaryEncoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  GenericRecord decode(byte[] row) throws IOException {
    return reader.read(null, DecoderFactory.get().binaryDecoder(row, null));
  }

  private static Object inParquet(Object value) {
    if (value instanceof Instant at) {
      return at.toEpochMilli();
    }
    return value instanceof BigDecimal number
        ? ByteBuffer.wrap(number.unscaledValue().toByteArray())
        : value;
  }

  private static Schema schema(String name) {
    try (InputStream in = LakeTable.class.getResourceAsStream(name + ".avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
