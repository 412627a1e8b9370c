package io.escalations.history;

import io.escalations.history.parquet.ParquetCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** Files of {@code case_events} with some of its columns, and one that is not known. */
final class EventFiles {
  private static final Schema INSTANT =
      LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));

  /** Older than most columns. */
  static final Schema FEW_COLUMNS =
      SchemaBuilder.record("case_events")
          .fields()
          .optionalString("event_id")
          .requiredString("case_id")
          .requiredString("type")
          .name("occurred_at")
          .type(INSTANT)
          .noDefault()
          .optionalInt("tier")
          .name("attributes")
          .type()
          .map()
          .values()
          .stringType()
          .mapDefault(Map.of())
          .optionalString("colour")
          .endRecord();

  private EventFiles() {}

  static GenericRecord row(String eventId, String type, long occurredAt) {
    return new GenericRecordBuilder(FEW_COLUMNS)
        .set("event_id", eventId)
        .set("case_id", "C-1")
        .set("type", type)
        .set("occurred_at", occurredAt)
        .set("tier", 2)
        .set("attributes", Map.of("region", "north"))
        .set("colour", "blue")
        .build();
  }

  static Path write(Path file, CompressionCodecName codec, List<GenericRecord> rows)
      throws IOException {
    return write(file, codec, rows.get(0).getSchema(), rows);
  }

  static Path write(Path file, CompressionCodecName codec, Schema schema, List<GenericRecord> rows)
      throws IOException {
    Files.createDirectories(file.getParent());
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withSchema(schema)
            .withDataModel(GenericData.get())
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(codec)
            .withCodecFactory(new ParquetCodecs())
            .build()) {
      for (GenericRecord row : rows) {
        writer.write(row);
      }
    }
    return file;
  }
}
