package io.escalations.jobs.lake;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** A table of the lake: the columns of the warehouse's table, as Parquet holds them. */
final class LakeTable<R> {
  private static final Map<String, LakeTable<?>> BY_NAME =
      Tables.ALL.stream()
          .filter(Table::hasQuarter)
          .map(LakeTable::new)
          .collect(Collectors.toMap(LakeTable::name, Function.identity()));

  private static final String SEPARATOR = "\u001f";
  private static final int ROW_BYTES = 256;

  private final Table<R> table;
  private final Schema schema;
  private final GenericDatumWriter<GenericRecord> writer;
  private final GenericDatumReader<GenericRecord> reader;

  private LakeTable(Table<R> table) {
    this(table, table.hasTombstones() ? LakeSchema.ofVersions(table) : LakeSchema.of(table));
  }

  private LakeTable(Table<R> table, Schema schema) {
    this.table = table;
    this.schema = schema;
    writer = new GenericDatumWriter<>(schema);
    reader = new GenericDatumReader<>(schema);
  }

  @SuppressWarnings("unchecked") // by the table's own name
  static <R> LakeTable<R> of(Table<R> table) {
    return (LakeTable<R>) BY_NAME.get(table.name());
  }

  /** Of rows that are written once, each as it is in the end. */
  static <R> LakeTable<R> withoutVersions(Table<R> table) {
    return new LakeTable<>(table, LakeSchema.of(table));
  }

  static LakeTable<?> named(String name) {
    return BY_NAME.get(name);
  }

  /** Which topics the rows come with that are kept in versions. */
  static Topic<?>[] topicsOfVersions() {
    Set<String> names =
        BY_NAME.values().stream()
            .filter(lake -> lake.table.hasTombstones())
            .map(lake -> lake.table.topic())
            .collect(Collectors.toSet());
    return Topics.ALL.stream()
        .filter(topic -> names.contains(topic.name()))
        .toArray(Topic<?>[]::new);
  }

  String name() {
    return table.name();
  }

  /** Whether the quarter of a key is always the same one. */
  boolean isQuarterFixed() {
    return table.isQuarterFixed();
  }

  /** A row that is written once. */
  GenericRecord row(R content) {
    AvroValues values = new AvroValues(schema);
    table.write(content, values);
    return values.row();
  }

  /**
   * A version of a row.
   *
   * @param correction the quarter it stands in had ended when it was emitted
   */
  GenericRecord row(R content, long version, boolean deleted, Long knownAt, boolean correction) {
    AvroValues values = new AvroValues(schema);
    table.write(content, values);
    values.number(version);
    values.integer(deleted ? 1 : 0);
    values.put(knownAt);
    values.put(correction);
    return values.row();
  }

  /** The row's key, as text. */
  String key(R content) {
    return name() + SEPARATOR + table.key(content);
  }

  QuarterPartition quarter(R content) {
    Long instant = table.instantInQuarter(content);
    return instant == null ? QuarterPartition.UNKNOWN : QuarterPartition.of(instant);
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
}
