package io.escalations.history.compaction;

import io.escalations.history.parquet.ParquetCodecs;
import io.escalations.history.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Small files of a lake, and what its visible files hold. */
final class SmallFiles {
  static final MessageType EVENTS =
      MessageTypeParser.parseMessageType(
          """
          message case_events {
            required binary event_id (STRING);
            required binary case_id (STRING);
            required int64 occurred_at (TIMESTAMP(MILLIS, true));
            required int64 sequence;
            optional int32 tier;
          }
          """);

  static final MessageType CASES =
      MessageTypeParser.parseMessageType(
          """
          message cases {
            required binary case_id (STRING);
            required int64 version;
            required int32 is_deleted;
          }
          """);

  private SmallFiles() {}

  static Group event(MessageType schema, String caseId, long occurredAt) {
    return new SimpleGroup(schema)
        .append("event_id", caseId + "@" + occurredAt)
        .append("case_id", caseId)
        .append("occurred_at", occurredAt)
        .append("sequence", 0L);
  }

  static Group caseRow(String caseId, long version) {
    return new SimpleGroup(CASES)
        .append("case_id", caseId)
        .append("version", version)
        .append("is_deleted", 0);
  }

  static Path write(Path file, MessageType schema, List<Group> rows) throws IOException {
    Files.createDirectories(file.getParent());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ParquetCodecs())
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  /** The visible files of a table. */
  static List<Path> files(Path lake, String table) throws IOException {
    Path root = lake.resolve(table);
    try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return paths.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** The rows of a file as text, in their order. */
  static List<String> rows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetRows in = new ParquetRows(file)) {
      for (Group row = in.nextGroup(); row != null; row = in.nextGroup()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }

  /** All rows of a table's visible files with their folder, sorted. */
  static List<String> rows(Path lake, String table) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path file : files(lake, table)) {
      for (String row : rows(file)) {
        all.add(lake.relativize(file.getParent()) + " " + row);
      }
    }
    Collections.sort(all);
    return all;
  }
}
