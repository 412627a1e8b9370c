package io.escalations.history.compaction;

import io.escalations.history.parquet.ParquetCodecs;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A file of rows in their order. Its statistics (of row groups and pages, and a Bloom filter of the
 * cases) tell a reader which parts it may pass over.
 */
final class MergedFile implements Closeable {
  /** The entry of the footer that tells the order of the rows. */
  static final String SORTED_BY = "escalations.sorted_by";

  private static final String CASE_ID = "case_id";
  private static final int PAGE_BYTES = 64 << 10;
  private static final long MAX_CASES_IN_ROW_GROUP = 100_000;

  private final ParquetWriter<Group> file;

  /**
   * @param rowGroupBytes of rows that are in memory at once
   * @param rows about how many will be written
   */
  MergedFile(Path path, MessageType schema, RowOrder order, long rowGroupBytes, long rows)
      throws IOException {
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(schema)
            .withExtraMetaData(Map.of(SORTED_BY, order.text()))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ParquetCodecs())
            .withRowGroupSize(rowGroupBytes)
            .withPageSize(PAGE_BYTES);
    if (schema.containsField(CASE_ID)) {
      builder
          .withBloomFilterEnabled(CASE_ID, true)
          .withBloomFilterNDV(CASE_ID, Math.max(1, Math.min(rows, MAX_CASES_IN_ROW_GROUP)))
          .withDictionaryEncoding(CASE_ID, false); // Parquet writes no Bloom filter beside one
    }
    file = builder.build();
  }

  void add(Group row) throws IOException {
    file.write(row);
  }

  /** About how large it is by now. */
  long bytes() {
    return file.getDataSize();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
